// Worker: verifies beside the page, so that the page goes on playing.

import { keysIn } from '#verify/keys.ts'
import { readJsonText } from '#verify/readers.ts'
import { readHead } from '#verify/shapes.ts'
import { notABundle, verifyBundle } from '#verify/verify-bundle.ts'
import { type Given, openGiven } from './blob-files.ts'
import { createWebTools } from './web-tools.ts'
import type { FromWorker, ToWorker } from './wire.ts'

const tell = (message: FromWorker): void => self.postMessage(message)

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  verify(data).catch((error: unknown) => tell({ kind: 'failed', why: error instanceof Error ? error.message : '' }))
}

const verify = async ({ given, key, heads, mark }: ToWorker): Promise<void> => {
  const tools = createWebTools()
  const keys = key === undefined ? [] : await keysIn(key, tools)
  const kept = (heads ?? '').split('\n').flatMap(line => readJsonText(line, readHead) ?? [])
  if (key !== undefined && keys.length === 0) return tell({ kind: 'refused', what: 'key' })
  if (heads !== undefined && kept.length === 0) return tell({ kind: 'refused', what: 'heads' })
  tell({ kind: 'done', report: await reportOf(given, { keys, heads: kept, ...(mark !== undefined && { mark }) }) })
}

const reportOf = async (given: Given, options: Parameters<typeof verifyBundle>[2]) => {
  const opened = await openGiven(given)
  if (!opened.ok) return notABundle(opened.problem)
  let told = 0
  return verifyBundle(opened.value.files, createWebTools(), {
    ...options,
    progress: progress => {
      const now = performance.now()
      if (now - told < 100 && progress.bytes < progress.total) return
      told = now
      tell({ kind: 'progress', ...progress })
    },
  })
}
