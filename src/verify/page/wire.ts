// Wire: what page and worker say to each other.

import type { Report } from '#verify/report.ts'
import type { Given } from './blob-files.ts'

export type ToWorker = {
  readonly given: Given
  /** Texts of files that somebody kept elsewhere. */
  readonly key?: string
  readonly heads?: string
  readonly mark?: string
}

export type FromWorker =
  | { readonly kind: 'progress'; readonly path: string; readonly bytes: number; readonly total: number }
  | { readonly kind: 'done'; readonly report: Report }
  | { readonly kind: 'refused'; readonly what: 'key' | 'heads' }
  | { readonly kind: 'failed'; readonly why: string }
