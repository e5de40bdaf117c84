/**
 * Which of the server's inlay hints are shown: none where the setting is off, and no names of parameters that clangd
 * shows at the same places.
 */
import * as vscode from 'vscode';
import type { InlayHintsMiddleware } from 'vscode-languageclient/node';
import { isEnabled } from '../settings/read';

const clangd = 'llvm-vs-code-extensions.vscode-clangd';

export const literalHints: NonNullable<InlayHintsMiddleware['provideInlayHints']> = async (
  document,
  range,
  token,
  next,
) => {
  if (!isEnabled('inlayHints.enabled', document.uri)) return [];
  const hints = (await next(document, range, token)) ?? [];
  const namesParameters = vscode.extensions.getExtension(clangd)?.isActive === true;
  if (!namesParameters || !/^(?:c|cpp|cuda-cpp)$/.test(document.languageId)) return hints;
  return hints.filter((one) => one.kind !== vscode.InlayHintKind.Parameter);
};
