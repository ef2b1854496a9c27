/** `npm run docs`: writes what is generated in the documents. `documents.test.ts` fails where one is out of date. */
import { writeFileSync } from 'node:fs'
import { documents } from './documents.ts'

for (const { path, text } of await documents()) writeFileSync(path, text)
