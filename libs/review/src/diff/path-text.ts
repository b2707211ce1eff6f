import type { AttributePath } from '@ashlar/graph';

/** A way into a resource as people write it: `tags.Name`, `ingress[0].from_port`, `labels["a.b"]`. */
export function pathText(path: AttributePath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (!PLAIN.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** AWS's own keys too: `aws:SourceArn`, `kubernetes.io/name` are no paths. */
const PLAIN = /^[\w-]+$/;
