// Import table: each row of a spreadsheet with what is wrong with it, or how far it has come.

import { Link } from '@tanstack/react-router'
import type { ImportRow } from '#contract/camera-import.ts'
import { type Say, useLanguage, useWords } from '#web/words/language.ts'
import { StreamPicture } from './stream-picture.tsx'
import { troubleWords } from './trouble-words.ts'

export const ImportTable = ({ rows }: { readonly rows: readonly ImportRow[] }) => {
  const say = useWords()
  const head = 'px-2 py-2 text-left sm:border-b sm:border-line font-medium text-quiet'
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">{say('rows_of_file')}</caption>
      <thead>
        <tr className={narrow}>
          <th scope="col" className={`${head} w-14`}>
            {say('row')}
          </th>
          <th scope="col" className={`${head} sm:w-1/3`}>
            {say('camera')}
          </th>
          <th scope="col" className={`${head} max-sm:col-start-2`}>
            {say('row_result')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <OneRow key={row.row} row={row} />
        ))}
      </tbody>
    </table>
  )
}

/** On a phone what came of a row stands under its camera. */
const narrow = 'max-sm:grid max-sm:grid-cols-[3.5rem_minmax(0,1fr)] max-sm:border-b max-sm:border-line'

const OneRow = ({ row }: { readonly row: ImportRow }) => {
  const say = useWords()
  const language = useLanguage()
  const cell = 'px-2 py-2 align-top wrap-anywhere sm:border-b sm:border-line'
  return (
    <tr className={narrow}>
      <td className={`${cell} tabular-nums`}>{row.row}</td>
      <td className={cell}>
        <span className="block font-medium">{row.name === '' ? '—' : row.name}</span>
        <span className="block text-sm text-quiet">{row.address}</span>
      </td>
      <td className={`${cell} max-sm:col-start-2 max-sm:pt-0`}>
        {row.problems.length > 0 ? (
          <ul className="grid gap-1 text-warn">
            {row.problems.map(({ column, heading, code, says }) => (
              <li key={`${column} ${code}`}>
                {heading !== '' && <span className="font-medium">{heading}: </span>}
                {says[language]}
              </li>
            ))}
          </ul>
        ) : (
          <RowState row={row} say={say} />
        )}
      </td>
    </tr>
  )
}

const failedWord = (trouble: ImportRow['trouble']) =>
  trouble === null ? 'row_failed' : trouble === 'not_kept' ? 'row_not_kept' : troubleWords[trouble]

const RowState = ({ row, say }: { readonly row: ImportRow; readonly say: Say }) => {
  if (row.state === 'ready') return <span className="text-quiet">{say('row_ready')}</span>
  if (row.state === 'adding') return <span>{say('looking_at_camera')}</span>
  if (row.state === 'failed') return <span className="text-warn">{say(failedWord(row.trouble))}</span>
  return (
    <div className="flex flex-wrap items-center gap-3">
      {(row.jpeg !== null || row.mp4 !== null) && (
        <div className="w-28 shrink-0">
          <StreamPicture stream={row} of={row.name} />
        </div>
      )}
      {row.camera === null ? (
        say('row_added')
      ) : (
        <Link
          to="/camera/$id"
          params={{ id: row.camera }}
          search={{}}
          className="inline-flex min-h-11 items-center text-accent underline"
        >
          {say('row_added')}
        </Link>
      )}
    </div>
  )
}
