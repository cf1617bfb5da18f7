import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openFolder } from '#programs/verify/folder-files.ts'
import { createNodeTools } from '#programs/verify/node-tools.ts'
import { writeBundle } from '#test/bundles.ts'
import { verifyBundle } from './verify-bundle.ts'

test('a true bundle is sound', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-verify-'))
  try {
    const b = await writeBundle(folder)
    using files = openFolder(folder)
    const report = await verifyBundle(files, createNodeTools())
    console.log(JSON.stringify({...report, manifest: null}, null, 1), b.heads.length)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
