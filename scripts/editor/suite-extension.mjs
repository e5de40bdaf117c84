/**
 * The extension that starts the suite. VS Code's own way (extensionTestsPath) switches dialogs off and, in a browser,
 * notifications too; here the editor is as its users have it, and what they click on can be clicked.
 */
import fs from 'node:fs';
import path from 'node:path';

/** @param {string} folder to write it in */
export function writeSuiteExtension(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'suite-for-tests',
    publisher: 'numa-lens',
    version: '0.0.1',
    license: 'MIT',
    description: 'Runs the suite that the environment names.',
    engines: { vscode: '^1.91.0' },
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
    // Files of a virtual workspace come from the suite itself.
    activationEvents: ['onStartupFinished', 'onFileSystem:numa-test'],
    main: './main.js',
  };
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  fs.writeFileSync(
    path.join(folder, 'main.js'),
    'exports.activate = () => void require(process.env.NUMA_LENS_EDITOR_SUITE).run();\n',
  );
}
