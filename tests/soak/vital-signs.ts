// Vital signs: memory and file descriptors of processes over time. Growth is measured between the time after the warm-up and the end, each
// as the middle of many looks, since memory breathes.

import { readdirSync, readFileSync } from 'node:fs'

export type Growth = {
  readonly rss_after_warm_up_mb: number
  readonly rss_at_end_mb: number
  /** 0.05 is five per cent more. */
  readonly growth: number
  readonly fds_before: number
  readonly fds_after: number
}

type Look = { readonly rss_mb: number; readonly fds: number }

/** The first part of the looks is warm-up; the next and the last are compared. */
const WARM_UP = 0.25
const COMPARED = 0.15

export class VitalSigns<Name extends string> {
  readonly #pids: Readonly<Record<Name, number>>
  readonly #looks: Record<Name, Look[]>

  constructor(pids: Readonly<Record<Name, number>>) {
    this.#pids = pids
    this.#looks = Object.fromEntries(Object.keys(pids).map(name => [name, []])) as unknown as Record<Name, Look[]>
  }

  look(): void {
    for (const name of Object.keys(this.#pids) as Name[]) this.#looks[name].push(lookAt(this.#pids[name]))
  }

  growth(): Record<Name, Growth> {
    const rows = (Object.keys(this.#pids) as Name[]).map(name => [name, growthOf(this.#looks[name])])
    return Object.fromEntries(rows) as Record<Name, Growth>
  }
}

const growthOf = (looks: readonly Look[]): Growth => {
  const width = Math.max(1, Math.round(looks.length * COMPARED))
  const warm = Math.min(looks.length - 1, Math.floor(looks.length * WARM_UP))
  const before = middle(looks.slice(warm, warm + width).map(look => look.rss_mb))
  const after = middle(looks.slice(-width).map(look => look.rss_mb))
  return {
    rss_after_warm_up_mb: Math.round(before * 10) / 10,
    rss_at_end_mb: Math.round(after * 10) / 10,
    growth: Math.round((after / before - 1) * 10_000) / 10_000,
    fds_before: looks[0]!.fds,
    fds_after: looks.at(-1)!.fds,
  }
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const lookAt = (pid: number): Look => {
  const rss_kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { rss_mb: Number(rss_kb) / 1024, fds: readdirSync(`/proc/${pid}/fd`).length }
}
