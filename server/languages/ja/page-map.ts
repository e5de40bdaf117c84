/** What page maps say, in the editor's web view and in a terminal. The web view loads these and no others. */
import type { Catalogue } from '../say';

export const pageMap: Catalogue = {
  '{list}, {item}': '{list}、{item}',
  '{list} and {last}': '{list}、{last}',
  '{list} or {last}': '{list} または {last}',
  'node {node}': 'ノード {node}',
  '1 page': '1 ページ',
  '{count} pages': '{count} ページ',
  '{count} bytes': '{count} バイト',
  '{count} on {place}': '{place} に {count}',
  '{pages} on {place}': '{place} に {pages}',
  'no address': 'アドレスなし',
  '{first} and {count} more': '{first} ほか {count} 個',
  '{addresses}, cell {cell} of {cells}': '{addresses}、{cells} セル中 {cell} 番目',
  '{now}; before: {before}. {place}': '{now}、以前: {before}。{place}',
  'The table does not reach this cell: zoom in first.': 'このセルは表に出ていません。先に拡大してください。',
  'The program has run since: its pages may be elsewhere by now.':
    'その後プログラムが実行されました。ページはもう別の場所にあるかもしれません。',
  'before the move': '移動の前',
  'before the move, recorded at {pages} pages a cell': '移動の前 (1 セル {pages} ページで記録)',
  'A cell is a page.': '1 セルが 1 ページです。',
  'A cell is {pages} pages.': '1 セルが {pages} ページです。',
  'One page.': '1 ページ。',
  'All {total} pages.': '全 {total} ページ。',
  'Pages {first} to {last} of {total}.': '{total} ページのうち {first} から {last} まで。',
  '{count} ranges in a row, without the gaps between them.': '{count} 個の範囲を、間を空けずに並べています。',
  '… and {runs} more runs: zoom in to read them.': '… ほかに連なりが {runs} 個。拡大すると読めます。',
  'in each of {cells} cells': '{cells} セルのそれぞれに',
  '{count} ranges': '{count} 個の範囲',
  'before: {pages}': '以前: {pages}',
  'A cell with a corner cut off holds pages with several answers, in strips by their share.':
    '角の欠けたセルには答えの異なるページがあり、割合に応じた帯で示します。',
  'A character is a page of {size}': '1 文字が {size} のページ 1 つ',
  'A character is {count} pages ({size})': '1 文字が {count} ページ ({size})',
  'some of them on node {node}': '一部がノード {node} にある',
  'several nodes': '複数のノード',
  '{count} ranges follow each other without the gaps between them.':
    '{count} 個の範囲が、間を空けずに続きます。',
};
