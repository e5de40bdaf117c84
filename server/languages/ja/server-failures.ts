/** What the language server could not do. */
import type { Catalogue } from '../say';

export const serverFailures: Catalogue = {
  'list the mappings': 'マッピングの一覧',
  'fold the mappings': 'マッピングの折りたたみ',
  'explain this place': 'この位置の説明',
  'complete this place': 'この位置の補完',
  'explain this completion': 'この補完候補の説明',
  'explain this call': 'この呼び出しの説明',
  'explain literals': 'リテラルの説明',
  'find manual pages': 'マニュアルページの検索',
  'offer fixes': '修正の提案',
  'find the calls of this file': 'このファイルの呼び出しの検索',
  'check this file': 'このファイルの検査',
  'run this command': 'このコマンドの実行',
  '{file} cannot be read, so it is not used: {reason}.': '{file} を読めないため使いません: {reason}。',
};
