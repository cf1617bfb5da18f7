// Table: rows that are compared. Columns sort by the button in their head; on a phone each row is a card with its columns named, because
// a table wider than the screen is read by nobody.

import { type ReactNode, useState } from 'react'
import { useWords } from '#web/words/language.ts'
import { inputLook } from './field.tsx'
import { type Sorting, sorted, turned } from './sorting.ts'

export type Column<Row> = {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** What the column sorts by; without it, it does not. */
  readonly by?: (row: Row) => string | number
  /** Digits stand under each other, at the right. */
  readonly number?: boolean
}

export const Table = <Row,>({
  label,
  columns,
  rows,
  keyOf,
  first,
}: {
  readonly label: string
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** How it is sorted before anybody asks. */
  readonly first?: Sorting
}) => {
  const [sorting, setSorting] = useState(first)
  const by = columns.find(({ key }) => key === sorting?.key)?.by
  const shown = by === undefined || sorting === undefined ? rows : sorted(rows, by, sorting.down)
  return (
    <>
      <SortChoice columns={columns} sorting={sorting} onSort={setSorting} />
      <table aria-label={label} className="w-full border-collapse max-md:block">
        <thead className="max-md:hidden">
          <tr>
            {columns.map(column => (
              <Head
                key={column.key}
                column={column}
                sorting={sorting?.key === column.key ? sorting : undefined}
                onSort={() => setSorting(turned(sorting, column.key))}
              />
            ))}
          </tr>
        </thead>
        <tbody className="max-md:grid max-md:gap-2">
          {shown.map(row => (
            <tr
              key={keyOf(row)}
              className="border-b border-line max-md:grid max-md:rounded-xl max-md:border max-md:bg-slate max-md:p-3 md:hover:bg-raised/50"
            >
              {columns.map((column, at) => (
                <Cell key={column.key} column={column} names={at === 0}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** On a phone, where no column has a head to press. */
const SortChoice = <Row,>({
  columns,
  sorting,
  onSort,
}: {
  readonly columns: readonly Column<Row>[]
  readonly sorting: Sorting | undefined
  readonly onSort: (sorting: Sorting) => void
}) => {
  const say = useWords()
  const sortable = columns.filter(({ by }) => by !== undefined)
  if (sortable.length === 0) return null
  return (
    <select
      aria-label={say('order')}
      value={`${sorting?.down === true ? '-' : '+'}${sorting?.key ?? ''}`}
      onChange={({ target: { value } }) => onSort({ key: value.slice(1), down: value.startsWith('-') })}
      className={`${inputLook} mb-2 md:hidden`}
    >
      {sorting === undefined && <option value="+">{say('order')}</option>}
      {sortable.flatMap(({ key, head }) => [
        <option key={`+${key}`} value={`+${key}`}>
          {say('sort_by', { column: head })} ↑
        </option>,
        <option key={`-${key}`} value={`-${key}`}>
          {say('sort_by', { column: head })} ↓
        </option>,
      ])}
    </select>
  )
}

const Head = <Row,>({
  column,
  sorting,
  onSort,
}: {
  readonly column: Column<Row>
  readonly sorting: Sorting | undefined
  readonly onSort: () => void
}) => {
  const say = useWords()
  const side = column.number === true ? 'text-right' : 'text-left'
  const order = sorting === undefined ? 'none' : sorting.down ? 'descending' : 'ascending'
  if (column.by === undefined)
    return (
      <th scope="col" className={`border-b border-line px-3 py-2 text-sm font-medium text-quiet ${side}`}>
        {column.head}
      </th>
    )
  return (
    <th scope="col" aria-sort={order} className={`border-b border-line text-sm font-medium text-quiet ${side}`}>
      <button
        type="button"
        onClick={onSort}
        data-tip={say('sort_by', { column: column.head })}
        className="inline-flex min-h-11 items-center gap-1.5 px-3 hover:text-ink focus-visible:-outline-offset-3"
      >
        {column.head}
        <svg
          aria-hidden="true"
          viewBox="0 0 10 10"
          className={`size-2.5 ${sorting?.down === true ? 'rotate-180' : ''}`}
        >
          <path d="M5 1l4 7H1z" fill="currentColor" opacity={sorting === undefined ? 0.35 : 1} />
        </svg>
      </button>
    </th>
  )
}

const Cell = <Row,>({
  column,
  names,
  children,
}: {
  readonly column: Column<Row>
  readonly names: boolean
  readonly children: ReactNode
}) => {
  const digits = column.number === true ? 'tabular-nums md:text-right' : ''
  if (names)
    return (
      <th scope="row" className={`px-3 py-2.5 text-left font-medium max-md:px-0 max-md:pt-0 ${digits}`}>
        {children}
      </th>
    )
  return (
    <td className={`px-3 py-2.5 max-md:flex max-md:justify-between max-md:gap-3 max-md:p-0 max-md:py-1 ${digits}`}>
      <span aria-hidden="true" className="text-sm text-quiet md:hidden">
        {column.head}
      </span>
      <span>{children}</span>
    </td>
  )
}
