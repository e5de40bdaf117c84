/** What the language server could not do. */
import type { Catalogue } from '../say';

export const serverFailures: Catalogue = {
  'list the mappings': '매핑 나열',
  'fold the mappings': '매핑 접기',
  'explain this place': '이 위치 설명',
  'complete this place': '이 위치의 자동 완성',
  'explain this completion': '이 완성 항목 설명',
  'explain this call': '이 호출 설명',
  'explain literals': '리터럴 설명',
  'find manual pages': '매뉴얼 페이지 찾기',
  'offer fixes': '수정 제안',
  'find the calls of this file': '이 파일의 호출 찾기',
  'check this file': '이 파일 검사',
  'run this command': '이 명령 실행',
  '{file} cannot be read, so it is not used: {reason}.': '{file|을} 읽을 수 없어 쓰지 않습니다: {reason}.',
};
