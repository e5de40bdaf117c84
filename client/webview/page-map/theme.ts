/** The editor's theme as the map needs it: its kind, and the colours that the editor gives its own pages. */
import type { Theme } from '../../annotations/model/page-map';

export interface ThemeColours {
  readonly theme: Theme;
  readonly background: string;
  readonly foreground: string;
  /** For patterns of what is no node. */
  readonly muted: string;
}

export function currentTheme(): ThemeColours {
  const { classList } = document.body;
  const theme: Theme = classList.contains('vscode-high-contrast-light')
    ? 'high-contrast-light'
    : classList.contains('vscode-high-contrast')
      ? 'high-contrast'
      : classList.contains('vscode-light')
        ? 'light'
        : 'dark';
  const styles = getComputedStyle(document.body);
  const colour = (name: string, otherwise: string): string => {
    const value = styles.getPropertyValue(`--vscode-${name}`).trim();
    return value === '' ? otherwise : value;
  };
  const isLight = theme === 'light' || theme === 'high-contrast-light';
  const foreground = colour('editor-foreground', isLight ? '#1f1f1f' : '#cccccc');
  return {
    theme,
    background: colour('editor-background', isLight ? '#ffffff' : '#1f1f1f'),
    foreground,
    muted: theme.startsWith('high') ? foreground : colour('descriptionForeground', foreground),
  };
}

export function whenThemeChanges(act: () => void): void {
  new MutationObserver(act).observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id'],
  });
}
