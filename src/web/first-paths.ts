// First paths: the addresses that the wall and the way in ask the station for; those of later pages come with them (paths.ts).

export const firstPaths = {
  session: '/api/session',
  sessionWhy: '/api/session/why',
  sessionWall: '/api/session/duty-wall',
  signIn: '/api/sign-in',
  signInPasskey: '/api/sign-in/passkey',
  signInPasskeyOptions: '/api/sign-in/passkey/options',
  signInProvider: '/api/sign-in/provider',
  activity: '/api/session/activity',
  task: '/api/session/task',
  signOut: '/api/sign-out',
  status: '/api/status',
  cameras: '/api/cameras',
  live: '/api/live',
  televisionLive: '/api/television/live',
  walls: '/api/walls',
  wall: (id: string, deed = '') => `/api/walls/${encodeURIComponent(id)}${deed}`,
  recentNotices: (after_90k: number) => `/api/notices/recent?after_90k=${Math.round(after_90k)}`,
  extractions: (asked: Readonly<Record<string, string>> = {}) =>
    Object.keys(asked).length === 0 ? '/api/extractions' : `/api/extractions?${new URLSearchParams(asked)}`,
  watermark: '/api/watermark',
  bookmarks: '/api/bookmarks',
  bookmark: (id: number) => `/api/bookmarks/${id}`,
  overview: (from_day: string, to_day: string) => `/api/coverage/overview?from_day=${from_day}&to_day=${to_day}`,
} as const
