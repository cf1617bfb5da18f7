// Reload: the page begun anew, but only while the station answers: a browser that loads from a station that is away puts its own error page
// on the wall, and stays there.

import { paths } from '#web/paths.ts'

const LOOK_EVERY_MS = 2_000
const MEMORY = 'matthan.tv.failures'

/** Waits until the station answers, then loads this page anew. */
export const reloadWhenThere = (): void => {
  fetch(paths.session, { cache: 'no-store' }).then(
    ({ ok }) => (ok ? location.reload() : setTimeout(reloadWhenThere, LOOK_EVERY_MS)),
    () => setTimeout(reloadWhenThere, LOOK_EVERY_MS),
  )
}

/** How long to wait after the n-th failure in a row: 3 s, 6 s, 12 s … a minute at most. */
export const waitAfterFailure = (failures: number): number => Math.min(60_000, 3_000 * 2 ** Math.min(failures, 10))

/** Counts a failure of this page, and answers how many came before it in a row. */
export const countFailure = (): number => {
  const before = failuresBefore()
  remember(before + 1)
  return before
}

/** The page has run well for a while. */
export const forgetFailures = (): void => remember(0)

const failuresBefore = (): number => {
  try {
    return Number(sessionStorage.getItem(MEMORY) ?? 0) || 0
  } catch {
    return 0 // a browser that refuses storage waits the first time each time
  }
}

const remember = (failures: number): void => {
  try {
    sessionStorage.setItem(MEMORY, String(failures))
  } catch {
    // not remembered: the next failure waits as short as this one
  }
}
