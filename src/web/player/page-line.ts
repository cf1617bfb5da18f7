// The page's one live line, and when it rests: a page that nobody has looked at for a while asks for nothing.

import { firstPaths } from '#web/first-paths.ts'
import { minding } from './data-saver.ts'
import { LiveLink } from './live-link.ts'

const REST_AFTER_MS = 20_000
let line: LiveLink | undefined

export const pageLine = (): LiveLink => {
  if (line === undefined) {
    const opened = new LiveLink(
      () =>
        `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${isTelevision() ? firstPaths.televisionLive : firstPaths.live}`,
    )
    restWhenHidden(opened)
    minding(opened)
    line = opened
  }
  return line
}

/** A television's page has a line of its own, with its own cameras only. */
const isTelevision = (): boolean => location.pathname === '/tv'

const restWhenHidden = (link: LiveLink): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(() => link.rest(), REST_AFTER_MS)
    else link.wake()
  })
}
