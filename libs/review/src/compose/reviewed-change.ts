import type { PlannedChange } from '@ashlar/graph';
import { attributeChanges } from '../diff/attribute-changes.js';
import type { ReviewedChange, Verdict } from '../review.js';
import { actionOf } from '../rules/action-of.js';
import { reasonText } from '../rules/reason-text.js';
import { lostWith } from '../rules/stateful-types.js';
import type { ShownTexts } from './shown-texts.js';

/** A change as people may see it. */
export function reviewedChange(
  change: PlannedChange,
  verdict: Verdict,
  texts: ShownTexts,
  path: string | undefined,
): ReviewedChange {
  const { address, type, actions, deposed, movedFrom, importing } = change;
  const because = reasonText(change);
  return {
    address: texts.address(address),
    type,
    ...(path === undefined ? {} : { path }),
    action: actionOf(change) ?? 'unknown',
    verdict,
    actions: texts.text(actions.join()),
    stateful: lostWith(type) !== undefined,
    ...(deposed === undefined ? {} : { deposed }),
    ...(movedFrom === undefined ? {} : { movedFrom: texts.address(movedFrom) }),
    ...(importing === undefined ? {} : { importId: texts.id(importing.id) }),
    ...(because === undefined ? {} : { because: texts.text(because) }),
    attributes: attributeChanges(change, texts, texts.paths),
  };
}
