// An entry of the access log as it is told: all of it to whoever reads the log, a part of it to the owner of a camera.

import type { AccessEntry } from '#community/access/access-log.ts'
import type { AccessEntryShown, Looks } from '#contract/access-log.ts'

export const shownEntry = (entry: AccessEntry): AccessEntryShown => {
  const { n, at, until, open, times, who, verb, act, cameras = [], spans } = entry
  return {
    ...{ n, open, times, who, verb, act },
    at_90k: at,
    until_90k: until,
    cameras: [...cameras],
    spans: spans.map(([from, to]) => [from, to]),
    purpose: entry.purpose ?? null,
    case: entry.case ?? null,
    refused: entry.refused ?? null,
    changed: entry.changed === undefined ? null : withPairs(entry.changed),
    about: entry.about === undefined ? null : { ...entry.about },
    request: entry.request ?? null,
  }
}

const withPairs = (changed: NonNullable<AccessEntry['changed']>): NonNullable<AccessEntryShown['changed']> =>
  Object.fromEntries(Object.entries(changed).map(([name, [before, after]]) => [name, [before, after]]))

/**
 * No address and no case number: those are not the owner’s to know. Who it was by name is told to whoever may know who people are, and of oneself:
 * a resident learns the role, the unit and the number of the entry, by which the station answers for it; that a neighbour knows which officer
 * looked would be power over the officer.
 */
export const shownLook = (entry: AccessEntry, mayName: (username: string) => boolean): Looks['looks'][number] => {
  const { n, at_90k, until_90k, open, verb, spans, purpose, refused, who } = shownEntry(entry)
  const { kind, name, person, role, unit } = who
  const told = kind !== 'account' || mayName(name) ? { name, person } : { name: '' }
  return {
    ...{ n, at_90k, until_90k, open, verb, spans, purpose, refused },
    who: { kind, ...told, role, unit },
  }
}
