// Test data: what real cameras and servers answered, one file a message.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '..', '..', 'testdata')

/** A message as it comes over the wire, with CR LF. */
export const message = (name: string): string => readFileSync(join(FOLDER, name), 'utf8').replace(/\r?\n/g, '\r\n')
