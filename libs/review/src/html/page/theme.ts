import { button } from './element.js';

const KEY = 'plan-review-theme';

/** Light or dark: as the system has it until somebody chooses. The choice is kept where the browser lets a file keep one. */
export function themeButton(): HTMLButtonElement {
  const isDark = () =>
    (document.documentElement.dataset['theme'] ??
      (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const toggle = button({ class: 'plain-button theme' }, () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = theme;
    kept(theme);
    name();
  });
  const name = () => {
    toggle.textContent = isDark() ? 'Light theme' : 'Dark theme';
  };
  const before = kept();
  if (before === 'light' || before === 'dark') document.documentElement.dataset['theme'] = before;
  name();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', name);
  return toggle;
}

function kept(theme?: string): string | undefined {
  try {
    if (theme !== undefined) localStorage.setItem(KEY, theme);
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
