// A whole station behind a real server on port 0, for the tests of the front door: real stores in memory, a pretended recorder.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { createLogger } from '#base/log.ts'
import { millis, wallFromUnixMillis } from '#base/units.ts'
import type { Access, AccessLog } from '#community/access/access-log.ts'
import type { SignedIn } from '#community/access/accounts.ts'
import { usualPurposePolicy } from '#community/access/purposes.ts'
import type { Standing } from '#community/access/sign-in-steps.ts'
import { TaskBook } from '#community/access/task-book.ts'
import { seenCameras } from '#community/upkeep/seen-cameras.ts'
import type { PurposePolicy } from '#contract/purpose.ts'
import { createOpenidProvider } from '#couriers/openid-provider.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { listenLocally, listenOn } from '#http/listen.ts'
import type { Ports, RecorderView } from '#http/ports.ts'
import type { Route } from '#http/route.ts'
import { breakGlassRoutes } from '#http/routes/break-glass/break-glass-routes.ts'
import { publicNoticeRoutes } from '#http/routes/public-notice/public-notice-routes.ts'
import { openTelevisions } from '#http/routes/televisions/open-televisions.ts'
import { tlsRoutes } from '#http/routes/tls/tls-routes.ts'
import { buildServer } from '#http/server.ts'
import { openBreakGlass } from '#programs/station/open-break-glass.ts'
import { peopleRoutes } from '#programs/station/open-people.ts'
import { plainOnly } from '#programs/station/open-tls.ts'
import { PolicyKeeper } from '#programs/station/policy-keeper.ts'
import { createAccounts } from '#store/accounts.ts'
import { createDeviceBook } from '#store/camera-devices.ts'
import { createCameraBook, createCameraSecrets } from '#store/cameras.ts'
import { createControllerBook } from '#store/controllers.ts'
import { createCredentials } from '#store/credentials.ts'
import { createIdentities } from '#store/identities.ts'
import { createKeepingBook } from '#store/keeping.ts'
import { createLinks } from '#store/links.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { createPolicyReader } from '#store/policy-facts.ts'
import { createRightsBook } from '#store/rights-requests.ts'
import { createSessions } from '#store/sessions.ts'
import { createSignInSettings } from '#store/sign-in-settings.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { createTelevisionBook } from '#store/televisions.ts'
import { openVault } from '#store/vault.ts'
import { createWallBook } from '#store/walls.ts'

export const firstAccount = { username: 'truc-ban', display_name: 'Trực ban', password: 'cây đa giếng nước sân đình' }

/** Purposes are tried where they are the matter. */
const unasked: PurposePolicy = { ...usualPurposePolicy, play_back_older_than_h: null, search: false, extract: false }

/** Starts a station and stops it after the test. */
export const startStation = async (t: TestContext, routes: readonly Route[] = []) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-http-'))
  let ahead_ms = 0
  const clock: Clock = {
    wall: () => wallFromUnixMillis(Date.now() + ahead_ms),
    monotonic: () => millis(performance.now() + ahead_ms),
  }
  const lines: string[] = []
  const db = openDatabase(':memory:', stationMigrations)
  const vault = openVault(join(folder, 'keys', 'vault.key'))
  const recorder = pretendRecorder(clock)
  const log = createLogger('test', line => lines.push(line))
  const cameraBook = createCameraBook(db, vault, clock)
  const cameras = { ...cameraBook, ...seenCameras(cameraBook) }
  const access = new PolicyKeeper(createPolicyReader(db, clock), clock, log)
  const breakGlass = openBreakGlass({ db, clock, log, access })
  const televisionBook = createTelevisionBook(db, clock)
  const televisions = openTelevisions({
    ...{ televisions: televisionBook, walls: createWallBook(db, clock), cameras, access, clock, log },
    statusOf: recorder.statusOf,
    emergency: breakGlass.emergency,
    live: socket => {
      socket.on('message', data => socket.send(`heard ${data}`))
      return { review: () => {} }
    },
    build: () => 'test',
  })
  const noted: Access[] = []
  const accessLog: AccessLog = {
    note: one => void noted.push(one),
    begin: one => {
      noted.push(one)
      return () => {}
    },
    mustKeep: () => {},
  }
  const accounts = createAccounts(db, clock, 'Trạm thử')
  const members = new Set<string>()
  const signInSettings = createSignInSettings(db, vault, clock)
  const standingOf = ({ username }: SignedIn): Standing => (members.has(username) ? 'member' : 'admin')
  const [credentials, identities] = [createCredentials(db, vault, clock), createIdentities(db, clock)]
  const publicNotice = publicNoticeRoutes({
    ...{ controllers: createControllerBook(db, clock), rights: createRightsBook(db, clock), cameras, clock },
    ...{ keeping: createKeepingBook(db, clock), httpsPort: () => undefined },
  })
  let port = 0
  const ports: Ports = {
    clock,
    log,
    station: { name: 'Trạm thử', version: '0.0.0', started_90k: clock.wall(), data: folder },
    cameras,
    devices: createDeviceBook(db),
    access,
    accounts,
    sessions: createSessions(db, clock, standingOf, () => signInSettings.get().idle),
    links: createLinks(db, clock),
    credentials,
    signInSettings,
    provider: createOpenidProvider(signInSettings),
    identities,
    standingOf,
    televisions: televisionBook,
    recorder,
    noting: {
      log: accessLog,
      tasks: new TaskBook(),
      policy: () => unasked,
      spanOfSegment: () => undefined,
      ofExtraction: () => undefined,
    },
    alarms: breakGlass.alarms,
    breakGlass,
    guard: createAddressGuard(),
    routes: [
      ...breakGlassRoutes({ desk: breakGlass, station: { name: 'Trạm thử' }, publicUrl: () => '' }),
      ...tlsRoutes({ tls: plainOnly.desk, log }),
      ...televisions.routes,
      ...publicNotice,
      ...peopleRoutes({ db, accounts, credentials, identities, access, cameras, clock, log }),
      ...routes,
    ],
    web: join(folder, 'web'),
    publicUrl: () => `http://127.0.0.1:${port}`,
  }
  const app = buildServer(ports, { local: false })
  const local = buildServer(ports, { local: true })
  port = await listenOn(app, { host: '127.0.0.1', port: 0 })
  await listenLocally(local, join(folder, 'station.sock'))
  t.after(async () => {
    access.stop()
    televisions.stop()
    await Promise.all([app.close(), local.close()])
    db.close()
    rmSync(folder, { recursive: true })
  })
  const url = ports.publicUrl()
  const ask = asker(url)
  return {
    app,
    local,
    ports,
    cameras: cameraBook,
    db,
    folder,
    url,
    ask,
    lines,
    noted,
    recorder,
    /** Accounts that are no admins. */
    members,
    secrets: createCameraSecrets(db, vault),
    /** Time goes by with a hand at every page. */
    pass: (ms: number): void => {
      ahead_ms += ms
      db.prepare('UPDATE session SET seen_90k = ?, created_90k = ?').run(clock.wall(), clock.wall())
    },
    /** Time goes by, and nobody is there. */
    leave: (ms: number): void => {
      ahead_ms += ms
    },
    /** Makes the first account through a link and returns its cookie. */
    signIn: async (): Promise<string> => {
      const token = ports.links.make().token
      return cookieOf(await ask('POST', '/api/sign-in/link', { body: { token, account: firstAccount } }))
    },
  }
}

type Ask = { readonly body?: unknown; readonly cookie?: string; readonly headers?: Record<string, string> }

const asker =
  (url: string) =>
  (method: string, path: string, { body, cookie, headers = {} }: Ask = {}): Promise<Response> =>
    fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== undefined && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })

export const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

const pretendRecorder = (clock: Clock) => {
  const changed: string[] = []
  const view: RecorderView = {
    statusOf: (_: CameraId) => ({ main: null, sub: null }),
    summary: () => ({
      state: 'running',
      pid: 1,
      since_90k: clock.wall(),
      restarts: 0,
      written_bytes: 0,
      packets_lost: 0,
      clock: { state: 'unknown', source: null },
    }),
    keeping: () => undefined,
    camerasChanged: () => void changed.push('changed'),
    trustCertificate: () => {},
    retrySignIn: () => {},
  }
  return { ...view, changed }
}
