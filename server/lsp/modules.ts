/**
 * Where the text of an imported file lies: TypeScript's and Node's ways to name one. An import says `./numa.js` where
 * `numa.ts` is meant, or leaves the extension out. Deliberately absent: packages, `paths` of tsconfig.json, and
 * declarations (.d.ts), which hold no values.
 */

/** What a compiler makes of a source, and the sources that it may come from. */
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  js: ['ts', 'tsx', 'js', 'jsx'],
  jsx: ['tsx', 'jsx'],
  mjs: ['mts', 'mjs'],
  cjs: ['cts', 'cjs'],
};

const withoutExtension = ['ts', 'tsx', 'mts', 'cts', 'js', 'mjs', 'cjs', 'jsx'];

/** The files that an import's spelling may mean, in the order in which they are looked for. */
export function moduleFiles(spelling: string): readonly string[] {
  const [, stem = spelling, extension = ''] = /^(.*)\.([^./]+)$/s.exec(spelling) ?? [];
  if (withoutExtension.includes(extension))
    return (sourcesOf[extension] ?? [extension]).map((one) => `${stem}.${one}`);
  const plain = spelling.replace(/\/$/, '');
  return [
    ...withoutExtension.map((one) => `${plain}.${one}`),
    ...withoutExtension.map((one) => `${plain}/index.${one}`),
  ];
}

/** Whether a file of this name may be what an import's spelling means. */
export function mayBeModule(name: string, spelling: string): boolean {
  return moduleFiles(spelling).some((one) => one === name || one.endsWith(`/${name}`));
}

/** Whether a header or a module of this spelling may be a file of this name. */
export function mayMean(spelling: string, name: string): boolean {
  return (
    spelling === name ||
    spelling.endsWith(`/${name}`) ||
    (spelling.startsWith('.') && mayBeModule(name, spelling))
  );
}
