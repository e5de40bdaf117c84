/** The page map's texts in Korean: a script by itself, which a page in that language loads before its own. */
import { pageMap } from '../../../server/languages/ko/page-map';
import { speak } from '../../../server/languages/say';

speak('ko', pageMap);
