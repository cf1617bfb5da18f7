// Findings as a table that a person reads.

import type { Findings, Goal } from './goal.ts'
import type { Machine } from './machine.ts'

type Result = Findings & { readonly name: string; readonly machine: Machine; readonly met: boolean }

export const showFindings = ({ name, machine, goals, facts, met }: Result): string => {
  const rows = goals.map(goal => [
    mark(goal),
    goal.name,
    `${goal.value ?? '–'} ${goal.unit}`,
    promise(goal),
    goal.note ?? '',
  ])
  const plain = Object.entries(facts).map(([fact, value]) => ['·', fact, String(value), '', ''])
  return [
    `${name}: ${met ? 'đạt mọi mục tiêu đo được (all measured goals met)' : 'chưa đạt (not met)'}`,
    `  ${machine.cpu}, ${machine.cores} lõi (cores), ${Math.round(machine.memory_bytes / 2 ** 30)} GiB, ${machine.system}, Node ${machine.node}, ${machine.disk}`,
    ...columns([...rows, ...plain]).map(line => `  ${line}`),
  ].join('\n')
}

const mark = ({ met }: Goal): string => (met === null ? '–' : met ? '✔' : '✖')

const promise = ({ direction, goal, unit }: Goal): string => `${direction === 'at_most' ? '≤' : '≥'} ${goal} ${unit}`

const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = [0, 1, 2, 3, 4].map(column => Math.max(0, ...rows.map(row => row[column]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
