// node typst.mjs SOURCE PDF: compiles with the fonts of Debian's fonts-lato.
import {writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {NodeCompiler} from '@myriaddreamin/typst-ts-node-compiler';

const [source, target] = process.argv.slice(2);
const compiler = NodeCompiler.create({workspace: dirname(source), fontArgs: [{fontPaths: ['/usr/share/fonts/truetype/lato']}]});
const compiled = compiler.compile({mainFilePath: source});
compiled.printDiagnostics();
if (!compiled.result) process.exit(1);
writeFileSync(target, compiler.pdf(compiled.result));
