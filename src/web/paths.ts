// Paths: every address that the page asks the station for, in one place.

import type { StreamName } from '#base/ids.ts'
import type { CoverageSpan } from '#contract/recording.ts'

type Span = Pick<CoverageSpan, 'from_90k' | 'to_90k'>

const spanQuery = ({ from_90k, to_90k }: Span, stream: StreamName): string =>
  new URLSearchParams({
    from_90k: String(Math.round(from_90k)),
    to_90k: String(Math.round(to_90k)),
    stream,
  }).toString()

const camera = (id: string): string => `/api/cameras/${encodeURIComponent(id)}`

export const paths = {
  session: '/api/session',
  signIn: '/api/sign-in',
  signInLink: '/api/sign-in/link',
  signOut: '/api/sign-out',
  status: '/api/status',
  cameras: '/api/cameras',
  live: '/api/live',
  television: '/api/television',
  televisionLine: '/api/television/line',
  televisionLive: '/api/television/live',
  televisionPairing: '/api/television/pairing',
  televisionPairingAnswer: '/api/television/pairing/answer',
  televisions: '/api/televisions',
  televisionCode: '/api/televisions/code',
  televisionOf: (id: string, deed = '') => `/api/televisions/${encodeURIComponent(id)}${deed}`,
  retention: '/api/retention',
  holds: '/api/holds',
  hold: (id: string) => `/api/holds/${encodeURIComponent(id)}`,
  deletions: '/api/deletions',
  backfill: '/api/backfill',
  backfillRules: '/api/backfill/rules',
  backfillJob: (id: number) => `/api/backfill/${id}`,
  backfillAgain: (id: number) => `/api/backfill/${id}/again`,
  footageImports: '/api/footage-imports',
  footageImportOf: (id: string) => `/api/footage-imports/${id}`,
  footageImportFinish: (id: string) => `/api/footage-imports/${id}/finish`,
  republish: '/api/republish',
  republishAccounts: '/api/republish/accounts',
  republishAccount: (name: string) => `/api/republish/accounts/${encodeURIComponent(name)}`,
  brands: '/api/brands',
  discovery: '/api/discovery',
  search: (id: string) => `/api/discovery/${encodeURIComponent(id)}`,
  probes: '/api/probes',
  probe: (id: string) => `/api/probes/${encodeURIComponent(id)}`,
  probedCamera: (id: string) => `/api/probes/${encodeURIComponent(id)}/camera`,
  cameraImports: '/api/camera-imports',
  cameraImport: (id: string) => `/api/camera-imports/${encodeURIComponent(id)}`,
  cameraImportStart: (id: string) => `/api/camera-imports/${encodeURIComponent(id)}/start`,
  cameraImportUnseen: (id: string) => `/api/camera-imports/${encodeURIComponent(id)}/unseen`,
  cameraImportTemplate: (form: 'csv' | 'xlsx') => `/api/camera-imports/template/${form}`,
  network: '/api/network',
  nvrs: '/api/nvrs',
  nvr: (id: string) => `/api/nvrs/${encodeURIComponent(id)}`,
  nvrCredentials: (id: string) => `/api/nvrs/${encodeURIComponent(id)}/credentials`,
  nvrChannels: (id: string) => `/api/nvrs/${encodeURIComponent(id)}/channels`,
  nvrCameras: (id: string) => `/api/nvrs/${encodeURIComponent(id)}/cameras`,
  walls: '/api/walls',
  wall: (id: string, deed = '') => `/api/walls/${encodeURIComponent(id)}${deed}`,
  recentEvents: (after_90k: number) => `/api/camera-events?after_90k=${Math.round(after_90k)}`,
  camera,
  causes: (id: string) => `${camera(id)}/causes`,
  cause: (id: string, word: number) => `${camera(id)}/causes/${word}`,
  doctor: (id: string) => `${camera(id)}/doctor`,
  doctorFixes: (id: string) => `${camera(id)}/doctor/fixes`,
  device: (id: string) => `${camera(id)}/device`,
  imaging: (id: string) => `${camera(id)}/imaging`,
  reboot: (id: string) => `${camera(id)}/reboot`,
  ptz: (id: string, deed = '') => `${camera(id)}/ptz${deed}`,
  events: (id: string) => `${camera(id)}/events`,
  suspension: (id: string) => `${camera(id)}/suspension`,
  hours: (id: string) => `${camera(id)}/hours`,
  coverage: (id: string, span: Span) => `${camera(id)}/coverage?${spanQuery(span, 'main')}`,
  strips: (cameras: readonly string[], { from_90k, to_90k }: Span, buckets: number) =>
    `/api/coverage/strips?cameras=${cameras.join(',')}&from_90k=${from_90k}&to_90k=${to_90k}&buckets=${buckets}`,
  bookmarks: '/api/bookmarks',
  bookmark: (id: number) => `/api/bookmarks/${id}`,
  bookmarkRestoration: (id: number) => `/api/bookmarks/${id}/restoration`,
  overview: (from_day: string, to_day: string) => `/api/coverage/overview?from_day=${from_day}&to_day=${to_day}`,
  playback: (id: string, span: Span, stream: StreamName, as?: 'h264') =>
    `${camera(id)}/playback.mp4?${spanQuery(span, stream)}${as === undefined ? '' : `&as=${as}`}`,
  keyframe: (id: string, at_90k: number, stream: StreamName) =>
    `${camera(id)}/keyframe?at_90k=${Math.round(at_90k)}&stream=${stream}`,
  keyframes: (id: string, span: Span, every_90k: number, stream: StreamName) =>
    `${camera(id)}/keyframes?${spanQuery(span, stream)}&every_90k=${Math.round(every_90k)}`,
  sound: (id: string, span: Span, stream: StreamName) => `${camera(id)}/sound?${spanQuery(span, stream)}`,
  clip: (id: string, span: Span) => `${camera(id)}/clip.mp4?${spanQuery(span, 'main')}`,
  clipNotes: (id: string, span: Span) => `${camera(id)}/clip.json?${spanQuery(span, 'main')}`,
} as const
