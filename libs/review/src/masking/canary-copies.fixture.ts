type Node = Record<string, unknown>;

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A text as it may stand in a plan: plain, and in every encoding that masks have to see through. */
export function formsOfCanary(canary: string): Readonly<Record<string, string>> {
  const json = JSON.stringify({ user: 'app', note: [canary] });
  const url = `https://example.com/?q=${encodeURIComponent(canary)}&n=1`;
  return {
    plain: canary,
    'in a sentence': `it says ${canary}, twice: ${canary}!`,
    'in a word': `before${canary}behind`,
    'in other letters': canary.toUpperCase(),
    'in JSON': json,
    'in JSON in JSON': JSON.stringify({ body: json }),
    'in JSON in JSON in JSON': JSON.stringify([JSON.stringify({ body: json })]),
    'as Terraform writes JSON': json.replace(/[<>&]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`),
    'in base64': base64(canary),
    'in base64 behind one letter': base64(`x${canary} and more`),
    'in base64 behind two letters': base64(`xy${canary} and more`),
    'in base64 behind three letters': base64(`xyz${canary}`),
    'in base64 without padding': base64(canary).replaceAll('=', ''),
    'in base64 for URLs': Buffer.from(`éÿ${canary}ÿé`).toString('base64url'),
    'in base64 in a path': `/prefix/${Buffer.from(canary).toString('base64url')}/suffix`,
    'in base64 of JSON': base64(json),
    'in base64 of base64': base64(base64(canary)),
    'in a query': url,
    'in a form': `note=${encodeURIComponent(canary).replaceAll('%20', '+')}`,
    'in a query in base64': base64(url),
    'in a query in a query': `https://example.com/?next=${encodeURIComponent(url)}`,
    'in hex': Buffer.from(canary).toString('hex'),
    'in HEX': `0x${Buffer.from(canary).toString('hex').toUpperCase()}`,
    'in HTML': `<b>${canary.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)}</b>`,
    'in an address of a database': `postgres://app:${encodeURIComponent(canary)}@db.example.com/app`,
    'in lines': `first\n${canary}\nlast`,
  };
}

/** Changes that hold a canary where nothing is marked. */
export function copiesOf(canary: string): Node[] {
  const forms = formsOfCanary(canary);
  const base = {
    mode: 'managed',
    type: 'terraform_data',
    name: 'copy',
    provider_name: 'terraform.io/builtin/terraform',
  };
  const change = {
    actions: ['update'],
    before: { input: { ...forms, list: [canary] } },
    after: { input: { ...forms, list: ['x'], [canary]: 'as a key' }, output: JSON.stringify(forms) },
    after_unknown: {},
    before_sensitive: {},
    after_sensitive: {},
  };
  return [
    { ...base, address: `terraform_data.copy[${JSON.stringify(canary)}]`, index: canary, change },
    {
      ...base,
      address: 'terraform_data.imported',
      previous_address: `terraform_data.moved[${JSON.stringify(canary)}]`,
      change: { ...change, actions: ['no-op'], importing: { id: `copy/${canary}` } },
    },
  ];
}
