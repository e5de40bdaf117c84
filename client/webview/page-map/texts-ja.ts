/** The page map's texts in Japanese: a script by itself, which a page in that language loads before its own. */
import { pageMap } from '../../../server/languages/ja/page-map';
import { speak } from '../../../server/languages/say';

speak('ja', pageMap);
