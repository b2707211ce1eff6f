/** A `moved` block, as Terraform formats it. */
export const movedLines = ({ from, to }: { readonly from: string; readonly to: string }): string[] => [
  'moved {',
  `  from = ${from}`,
  `  to   = ${to}`,
  '}',
];
