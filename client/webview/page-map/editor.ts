/** The page's side of the messages: the editor is there once, and what it sends is checked. */
import { readPageState, readToPage } from '../../annotations/model/page-map';
import type { FromPage, PageState, ToPage } from '../../annotations/model/page-map';

interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

const api = acquireVsCodeApi();

export const editor = {
  tell(message: FromPage): void {
    api.postMessage(message);
  },

  get state(): PageState | undefined {
    return readPageState(api.getState());
  },

  keep(state: PageState): void {
    api.setState(state);
  },

  listen(act: (message: ToPage) => void): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = readToPage(event.data);
      if (message !== undefined) act(message);
    });
  },
};
