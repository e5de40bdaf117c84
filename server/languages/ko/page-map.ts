/** What page maps say, in the editor's web view and in a terminal. The web view loads these and no others. */
import type { Catalogue } from '../say';

export const pageMap: Catalogue = {
  '{list}, {item}': '{list}, {item}',
  '{list} and {last}': '{list}, {last}',
  '{list} or {last}': '{list} 또는 {last}',
  'node {node}': '노드 {node}',
  '1 page': '페이지 1개',
  '{count} pages': '페이지 {count}개',
  '{count} bytes': '{count}바이트',
  '{count} on {place}': '{place}에 {count}개',
  '{pages} on {place}': '{place}에 {pages}',
  'no address': '주소 없음',
  '{first} and {count} more': '{first} 외 {count}개',
  '{addresses}, cell {cell} of {cells}': '{addresses}, 셀 {cells}개 중 {cell}번째',
  '{now}; before: {before}. {place}': '{now}, 이전: {before}. {place}',
  'The table does not reach this cell: zoom in first.': '표에 이 셀이 나오지 않습니다. 먼저 확대하십시오.',
  'The program has run since: its pages may be elsewhere by now.':
    '그 뒤 프로그램이 실행되었습니다. 페이지가 이제 다른 곳에 있을 수 있습니다.',
  'before the move': '이동 전',
  'before the move, recorded at {pages} pages a cell': '이동 전(셀당 페이지 {pages}개로 기록됨)',
  'A cell is a page.': '셀 하나가 페이지 1개입니다.',
  'A cell is {pages} pages.': '셀 하나가 페이지 {pages}개입니다.',
  'One page.': '페이지 1개.',
  'All {total} pages.': '페이지 {total}개 전체.',
  'Pages {first} to {last} of {total}.': '페이지 {total}개 중 {first}번째부터 {last}번째까지.',
  '{count} ranges in a row, without the gaps between them.':
    '범위 {count}개를 사이의 빈 곳 없이 이어 놓았습니다.',
  '… and {runs} more runs: zoom in to read them.': '… 그 밖에 {runs}개 구간. 확대하면 읽을 수 있습니다.',
  'in each of {cells} cells': '셀 {cells}개 각각',
  '{count} ranges': '범위 {count}개',
  'before: {pages}': '이전: {pages}',
  'A cell with a corner cut off holds pages with several answers, in strips by their share.':
    '모서리가 잘린 셀에는 답이 여러 가지인 페이지가 있으며, 비율에 따른 띠로 나타냅니다.',
  'A character is a page of {size}': '문자 하나가 {size} 페이지 1개',
  'A character is {count} pages ({size})': '문자 하나가 페이지 {count}개({size})',
  'some of them on node {node}': '일부가 노드 {node}에 있음',
  'several nodes': '여러 노드',
  '{count} ranges follow each other without the gaps between them.':
    '범위 {count}개가 사이의 빈 곳 없이 이어집니다.',
};
