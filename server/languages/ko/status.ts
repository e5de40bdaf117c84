/** The language status item. */
import type { Catalogue } from '../say';

export const status: Catalogue = {
  Starting: '시작하는 중',
  'Linux {version} and newer': '리눅스 {version} 이상',
  'Also: {text}.': '또한: {text}.',
  'No findings: the language server is stopped': '지적 사항 없음: 언어 서버가 멈춰 있습니다',
  'No findings: the language server is gone': '지적 사항 없음: 언어 서버가 사라졌습니다',
  'after five starts': '다섯 번 시작 뒤',
  'It was started five times; last, {cause}.': '다섯 번 시작했습니다. 마지막 원인: {cause}.',
  Restart: '다시 시작',
  'The language server does not answer': '언어 서버가 응답하지 않습니다',
  'It has said nothing for {seconds} seconds: findings are those of an earlier text. What you type is safe, it is with the editor.':
    '{seconds}초 동안 아무 말이 없습니다. 보이는 지적 사항은 그 전 텍스트의 것입니다. 입력한 내용은 편집기에 있으므로 안전합니다.',
  'A mistake in numa-lens.json': 'numa-lens.json에 실수가 있습니다',
  'Go to the Mistake': '실수로 이동',
  'Findings only: the workspace is not trusted': '지적 사항만: 작업 영역을 신뢰하지 않습니다',
  'No process is looked at and no page is moved until it is.':
    '신뢰할 때까지 프로세스를 들여다보거나 페이지를 옮기지 않습니다.',
  'Manage Workspace Trust': '작업 영역 신뢰 관리',
  'Findings only: this machine has no Linux': '지적 사항만: 이 기계는 리눅스가 아닙니다',
  'Pages are queried and moved where Linux runs: open a window there, or tell with numaLens.runner.prefix which command starts the runner there.':
    '페이지는 리눅스가 실행되는 곳에서 조회하고 옮깁니다. 그곳에서 창을 열거나, 그곳에서 러너를 시작하는 명령을 numaLens.runner.prefix에 적으십시오.',
  'Open Setting': '설정 열기',
  'The migration runner does not answer': '이동 러너가 응답하지 않습니다',
  'for {seconds} seconds': '{seconds}초 동안',
  'It has said nothing for {seconds} seconds.': '{seconds}초 동안 아무 말이 없습니다.',
  'The migration runner is gone': '이동 러너가 사라졌습니다',
  'The next action starts it again.': '다음 작업에서 다시 시작합니다.',
  'Why: {cause}. The next action starts it again.': '원인: {cause}. 다음 작업에서 다시 시작합니다.',
  'Findings only: this kernel has no NUMA': '지적 사항만: 이 커널에는 NUMA가 없습니다',
  'Linux {kernel} was built without it, so there are no nodes that pages could be on. Take a kernel with CONFIG_NUMA.':
    '리눅스 {kernel|은} NUMA 없이 빌드되어 페이지가 있을 노드가 없습니다. CONFIG_NUMA가 있는 커널을 쓰십시오.',
  'Show Topology': '토폴로지 보기',
  'No compile_commands.json': 'compile_commands.json 없음',
  'No compile_commands.json: include paths, macros and the target of this file are guessed.':
    'compile_commands.json 없음: 이 파일의 include 경로, 매크로, 대상을 짐작합니다.',
  'How to Get One': '만드는 방법',
  'A compile_commands.json tells how each file is compiled. CMake writes one with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, Meson always does in its build folder, and "bear -- make" records one. It belongs into the folder of the sources, one above it, or build/ in one of these; it is read as soon as it is there.':
    'compile_commands.json은 각 파일을 어떻게 컴파일하는지 알려 줍니다. CMake는 -DCMAKE_EXPORT_COMPILE_COMMANDS=ON으로 만들고, Meson은 언제나 빌드 폴더에 만들며, "bear -- make"는 기록해 줍니다. 소스가 있는 폴더나 그 위의 폴더, 또는 그 가운데 하나의 build/에 두십시오. 생기는 대로 읽습니다.',
  'Starting the migration runner': '이동 러너를 시작하는 중',
  'Runner on Linux {kernel}, one node': '리눅스 {kernel}의 러너, 노드 1개',
  'Runner on Linux {kernel}, {nodes} nodes': '리눅스 {kernel}의 러너, 노드 {nodes}개',
};
