import type { ChangeList } from './change-list.js';
import type { Toolbar } from './toolbar.js';

/** Keys for those who read without a mouse. Single letters can be switched off: people who dictate hit them by accident. */
export function listenToKeys(list: ChangeList, toolbar: Toolbar, lettersOn: () => boolean) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actionOf(event.key);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  function actionOf(key: string): (() => void) | undefined {
    const { activeElement: active } = document;
    if (active === toolbar.search) {
      if (key === 'ArrowDown' || key === 'Enter') return () => stops()[0]?.focus();
      if (key === 'Escape') return () => (toolbar.search.value === '' ? toolbar.search.blur() : emptied());
      return undefined;
    }
    if (active instanceof HTMLInputElement && active.type !== 'checkbox') return undefined;
    if (active instanceof HTMLSelectElement) return undefined;
    const onStop = active instanceof HTMLElement && stops().includes(active);
    if (onStop && key === 'ArrowDown') return () => move(1);
    if (onStop && key === 'ArrowUp') return () => move(-1);
    if (key === 'Escape') return close;
    if (!lettersOn()) return undefined;
    if (key === 'j') return () => move(1);
    if (key === 'k') return () => move(-1);
    if (key === '/') return () => toolbar.search.focus();
    return undefined;
  }

  function stops(): HTMLElement[] {
    return [...list.element.querySelectorAll<HTMLElement>('.change-head, .more-changes')];
  }

  /** From a stop, or from inside of what is open below it. */
  function move(by: 1 | -1) {
    const all = stops();
    const from = document.activeElement?.closest('.change')?.querySelector<HTMLElement>('.change-head');
    const at = all.indexOf(from ?? (document.activeElement as HTMLElement));
    const next = all[at === -1 ? 0 : at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  }

  function emptied() {
    toolbar.search.value = '';
    toolbar.apply();
  }

  function close() {
    const id = document.activeElement?.closest('.change')?.querySelector('.change-head')?.id;
    const open = list.shown.find(({ toggle, isOpen }) => isOpen && toggle.id === id);
    open?.open(false);
    open?.toggle.focus();
  }
}
