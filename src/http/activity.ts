// Which requests show that a person is there. Whatever changes something does, and so does asking for footage: somebody is watching it. What
// a page asks again and again by itself, such as the status, does not; a page on which a hand moves says so with POST /api/session/activity.

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Footage that a person looks at. */
const watched = new Set([
  '/api/cameras/:camera/playback.mp4',
  '/api/cameras/:camera/keyframe',
  '/api/cameras/:camera/keyframes',
  '/api/cameras/:camera/sound',
  '/api/cameras/:camera/clip.mp4',
])

/** `route` is the declared path, with its parameters' names. */
export const isActivity = (method: string, route: string | undefined): boolean =>
  !safeMethods.has(method) || (route !== undefined && watched.has(route))
