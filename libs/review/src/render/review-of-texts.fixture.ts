import type { ChangeCounts, Review, ReviewAction, ReviewedChange } from '../review.js';

const NOTHING: ChangeCounts = {
  ...{ create: 0, update: 0, replace: 0, delete: 0, move: 0, import: 0, forget: 0 },
  ...{ unknown: 0, drift: 0, outputs: 0 },
};

/**
 * For tests: a review of two stacks that says `text` wherever a review takes a free text, and has one of everything. `at` tells
 * the places apart.
 */
export function reviewOfTexts(text: (at: string) => string): Review {
  const change = (action: ReviewAction, at: string): ReviewedChange => ({
    ...{ address: text(`${at}.address`), type: text(`${at}.type`), path: text(`${at}.path`), action },
    ...{ verdict: action === 'delete' || action === 'replace' ? 'danger' : 'review', stateful: true },
    ...{ actions: text(`${at}.actions`), deposed: text(`${at}.deposed`), movedFrom: text(`${at}.movedFrom`) },
    ...{ importId: text(`${at}.importId`), because: text(`${at}.because`) },
    attributes: [
      {
        path: text(`${at}.attribute`),
        before: { kind: 'value', text: text(`${at}.before`) },
        after: { kind: 'value', text: text(`${at}.after`) },
        forces: true,
      },
      { path: 'password', before: { kind: 'hidden' }, after: { kind: 'known after apply' }, forces: false },
    ],
  });
  const finding = (verdict: 'danger' | 'review', at: string) => ({
    ...{ rule: text(`${at}.rule`), verdict, stack: text(`${at}.stack`), address: text(`${at}.address`) },
    ...{ path: text(`${at}.path`), what: text(`${at}.what`), fix: text(`${at}.fix`) },
    attributes: [text(`${at}.attribute`)],
    move: { from: text(`${at}.from`), to: text(`${at}.to`) },
  });
  const policy = (verdict: 'fail' | 'unknown' | 'waived', at: string) => ({
    ...{ pack: text(`${at}.pack`), rule: text(`${at}.rule`), verdict, stack: text(`${at}.stack`) },
    ...{ address: text(`${at}.address`), path: text(`${at}.path`), reason: text(`${at}.reason`) },
    ...{ fix: text(`${at}.fix`), isNew: false },
    waiver: { owner: text(`${at}.owner`), expires: text(`${at}.expires`), reason: text(`${at}.why`) },
  });
  const acted: readonly ReviewAction[] = [
    'delete',
    'replace',
    'create',
    'update',
    'move',
    'import',
    'forget',
    'unknown',
  ];
  return {
    ...{ schemaVersion: 1, verdict: 'danger', values: 'masked' },
    change: { repository: text('repository'), pullRequest: 7, head: text('head'), base: text('base') },
    planSet: { hash: text('hash'), expiresAt: text('expiresAt') },
    stacks: [
      {
        ...{ name: text('stack'), verdict: 'danger', status: 'deferred', because: text('stack.because') },
        counts: {
          ...{ create: 1, update: 1, replace: 1, delete: 1, move: 1, import: 1, forget: 1, unknown: 1 },
          ...{ drift: 1, outputs: 1 },
        },
        changes: acted.map((action) => change(action, `change.${action}`)),
        drift: [change('update', 'drift')],
        outputs: [
          {
            ...{ name: text('output'), action: 'update', sensitive: false, readers: [text('reader')] },
            ...{ before: { kind: 'value', text: text('output.before') }, after: { kind: 'hidden' } },
          },
        ],
        findings: [finding('danger', 'danger'), finding('review', 'look')],
        graph: {
          nodes: [
            { address: text('node'), type: text('node.type'), action: 'delete' },
            { address: text('neighbour'), type: text('neighbour.type') },
          ],
          edges: [[0, 1]],
        },
        dependencies: [text('dependency')],
      },
      {
        ...{ name: text('failed'), verdict: 'review', status: 'failed', because: text('failed.because') },
        ...{ counts: NOTHING, changes: [], drift: [], outputs: [], findings: [] },
        ...{ graph: { nodes: [], edges: [] }, dependencies: [] },
      },
    ],
    findings: [finding('danger', 'whole')],
    policy: [policy('fail', 'fails'), policy('unknown', 'unknown'), policy('waived', 'waived')],
    rehearsal: {
      from: text('from'),
      replaced: [{ stack: text('rehearsed.stack'), address: text('rehearsed.replaced') }],
      destroyed: [{ stack: text('rehearsed.stack'), address: text('rehearsed.destroyed') }],
      leftOut: [{ stack: text('rehearsed.stack'), address: text('rehearsed.leftOut') }],
    },
  };
}
