// Whether files are SARIF 2.1.0, by the standard's schema: node sarif.mjs FILE...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import formats from 'ajv-formats';

const folder = dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json'));
const schema = JSON.parse(readFileSync(join(folder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
// Its pattern for languages has a bracket that is never opened, which a strict reader of patterns refuses.
const ajv = formats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
const validate = ajv.compile(schema);
for (const file of process.argv.slice(2))
  if (!validate(JSON.parse(readFileSync(file, 'utf8')))) {
    console.log(file, validate.errors.slice(0, 5));
    process.exitCode = 1;
  }
