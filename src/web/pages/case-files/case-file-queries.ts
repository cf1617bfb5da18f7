// What the pages of case files ask for.

import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CaseFile, caseFilesShape } from '#contract/extraction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

export const caseFilesQuery = queryOptions({
  queryKey: ['case_files'],
  queryFn: ({ signal }) => ask<z.infer<typeof caseFilesShape>>(paths.caseFiles, { signal }),
  refetchInterval: 30_000,
})

export const caseFileQuery = (number: string) =>
  queryOptions({
    queryKey: ['case_file', number],
    queryFn: ({ signal }) => ask<CaseFile>(paths.caseFile(number), { signal }),
    refetchInterval: 15_000,
  })
