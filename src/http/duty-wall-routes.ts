// What the duty wall's browser may ask: live pictures and what the wall says about them. It stays signed in for a season without a hand at it,
// so everything else is closed to it, whatever its account may do elsewhere.

export const dutyWallRoutes: ReadonlySet<string> = new Set([
  'GET /api/session',
  'GET /api/session/why',
  'POST /api/sign-out',
  'GET /api/status',
  'GET /api/cameras',
  'GET /api/camera-events',
  'GET /api/notices/recent',
  'GET /api/walls',
  'GET /api/walls/:wall',
  'GET /api/sites',
  'GET /api/map',
  'GET /api/live',
  'GET /api/watermark',
])
