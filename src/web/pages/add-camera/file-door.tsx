// File door: a spreadsheet names many cameras. It is checked first and nothing is added; then the good rows are, with a picture each.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type ChangeEvent, useEffect, useRef } from 'react'
import type { CameraImport } from '#contract/camera-import.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'
import { cameraImportQuery } from './adding-queries.ts'
import { ImportTable } from './import-table.tsx'

export const FileDoor = () => {
  const say = useWords()
  const input = useRef<HTMLInputElement>(null)
  const keep = (answer: CameraImport) => queries.setQueryData(cameraImportQuery(answer.id).queryKey, answer)
  const check = useMutation({
    mutationFn: (file: File) => ask<CameraImport>(paths.cameraImports, { method: 'POST', bytes: file }),
    onSuccess: keep,
  })
  const start = useMutation({
    mutationFn: (id: string) => ask<CameraImport>(paths.cameraImportStart(id), { method: 'POST' }),
    onSuccess: keep,
  })
  const unseen = useMutation({
    mutationFn: (id: string) => ask<CameraImport>(paths.cameraImportUnseen(id), { method: 'POST' }),
    onSuccess: async answer => {
      keep(answer)
      await queries.invalidateQueries({ queryKey: ['cameras'] })
    },
  })
  const asked = useQuery(cameraImportQuery(check.data?.id))
  const rows = asked.data
  const away = rows?.rows.filter(row => row.can_add_unseen).length ?? 0
  useEffect(() => {
    if (rows?.state === 'done') void queries.invalidateQueries({ queryKey: ['cameras'] })
  }, [rows?.state])
  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file !== undefined) check.mutate(file)
  }
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <label className={buttonLook('plain', 'min-h-12 focus-within:outline-3 focus-within:outline-accent')}>
          {say(check.isPending ? 'one_moment' : 'choose_file')}
          <input ref={input} type="file" accept=".csv,.txt,.xlsx" onChange={onFile} className="sr-only" />
        </label>
        <span className="text-quiet">{say('file_template')}</span>
        <a href={paths.cameraImportTemplate('xlsx')} download className={buttonLook('quiet')}>
          Excel
        </a>
        <a href={paths.cameraImportTemplate('csv')} download className={buttonLook('quiet')}>
          CSV
        </a>
      </div>
      <Complaint error={check.error ?? start.error ?? unseen.error ?? asked.error} />
      {rows !== undefined && (
        <>
          <p role="status">{told(rows, say)}</p>
          {rows.ignored_columns.length > 0 && (
            <p className="text-sm text-quiet">{say('columns_ignored', { columns: rows.ignored_columns.join(', ') })}</p>
          )}
          {rows.state === 'checked' && rows.good > 0 && (
            <Button
              weight="strong"
              className="min-h-12 justify-self-start"
              disabled={start.isPending}
              onClick={() => start.mutate(rows.id)}
            >
              {say('add_good_rows', { count: rows.good })}
            </Button>
          )}
          {rows.state === 'done' && away > 0 && (
            <div className="grid justify-items-start gap-1">
              <Button className="min-h-12" disabled={unseen.isPending} onClick={() => unseen.mutate(rows.id)}>
                {say('add_unseen_rows', { count: away })}
              </Button>
              <p className="text-sm text-quiet">{say('add_unseen_why')}</p>
            </div>
          )}
          <ImportTable rows={rows.rows} />
        </>
      )}
    </div>
  )
}

const told = ({ state, good, bad, rows }: CameraImport, say: ReturnType<typeof useWords>): string => {
  if (state === 'checked') return say('rows_checked', { good, bad })
  const added = rows.filter(row => row.state === 'added').length
  return say(state === 'adding' ? 'rows_adding' : 'rows_added', { added, good })
}
