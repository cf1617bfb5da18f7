// The desk where one signs in: it knows what is still lacking, opens a session at that stage, and never carries a token from one stage to the
// next: whatever somebody planted in the browser before is worth nothing afterwards (session fixation).

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'
import type { SignedIn } from '#community/access/accounts.ts'
import { isEmergency } from '#community/access/break-glass.ts'
import type { Who } from '#community/access/may.ts'
import type { SessionRow } from '#community/access/session-book.ts'
import { idleMs, needsSecond, type Stage, stageOf } from '#community/access/sign-in-steps.ts'
import type { SecondWay, Session, SignInStep, SignInWay } from '#contract/session.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { deviceName } from '#http/device-name.ts'
import { knownToken, rememberBrowser } from '#http/known-browser.ts'
import type { OpenSockets } from '#http/open-sockets.ts'
import type { Ports } from '#http/ports.ts'
import { sessionToken, setSessionCookie, setWallCookie, wallBeneath } from '#http/session-cookie.ts'
import { type Guesser, networkOf } from '#http/sign-in-tries.ts'
import { toldRights } from './told-rights.ts'

export type DeskPorts = Pick<
  Ports,
  'access' | 'accounts' | 'sessions' | 'credentials' | 'signInSettings' | 'standingOf' | 'clock' | 'log' | 'station'
>

export type SignInDesk = {
  /** Opens a session at the stage that these proofs lead to, in place of the one that the browser had. */
  readonly begin: (
    account: SignedIn,
    ways: readonly SignInWay[],
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Session
  /** One more proof, or a step that was done. */
  readonly goOn: (row: SessionRow, way: SignInWay | undefined, request: FastifyRequest, reply: FastifyReply) => Session
  /** The browser's session at this stage, if it has one. */
  readonly at: (stage: Stage, request: FastifyRequest) => SessionRow | undefined
  readonly shown: (request: FastifyRequest) => Session
  readonly end: (request: FastifyRequest) => void
  /** Who guesses, as tries are counted. */
  readonly guesser: (request: FastifyRequest, username: string, account: number | undefined) => Guesser
  readonly inOffice: (request: FastifyRequest) => boolean
}

export const nobody = {
  ...{
    account: null,
    step: null,
    provider: null,
    idle_s: null,
    idle_left_s: null,
    duty_wall: false,
    wall_beneath: false,
  },
  people: [],
} satisfies Omit<Session, 'first_run'>

export const createSignInDesk = (ports: DeskPorts, sockets: OpenSockets): SignInDesk => {
  const { accounts, sessions, credentials, signInSettings, standingOf, log } = ports
  const rightsOf = (who: Who, account?: SignedIn) => toldRights(ports.access.sightOf(who), account, accounts)
  const inOffice = (request: FastifyRequest) => createAddressGuard(signInSettings.get().office).permits(request.ip)

  const end = (request: FastifyRequest) => {
    const token = sessionToken(request)
    if (token === undefined) return
    sessions.close(token)
    sockets.signOut(token)
  }

  /** The duty wall's session stays under the one of whoever signs in at it. */
  const leaveBrowser = (request: FastifyRequest, reply: FastifyReply) => {
    const token = sessionToken(request)
    if (token === undefined || sessions.row(token)?.duty_wall_by === undefined) return end(request)
    setWallCookie(request, reply, token)
  }

  const begin: SignInDesk['begin'] = (account, ways, request, reply) => {
    if (isEmergency(account) && !ways.includes('break_glass')) throw new Problem('break_glass_only_by_code')
    const { passkeys, totp_since, must_change } = credentials.of(account.id)
    const stage = stageOf({
      ways,
      must_change,
      standing: standingOf(account),
      office: inOffice(request),
      has_second: totp_since !== undefined || passkeys.length > 0,
    })
    leaveBrowser(request, reply)
    const [address, device] = [networkOf(request.ip), deviceName(request.headers['user-agent'])]
    const token = sessions.open({ account: account.id, stage, ways, address, device })
    setSessionCookie(request, reply, token)
    request.token = token
    if (stage === 'open') {
      const row = sessions.row(token)
      if (row !== undefined)
        request.caller = { kind: 'account', account: row.account, session: row.id, duty_wall: false }
      rememberBrowser(request, reply, account.id, credentials)
      log.info('signed in', { account: account.username, address, ways: ways.join(' ') })
    }
    return shownRow(sessions.row(token))
  }

  const shownRow = (row: SessionRow | undefined): Session => {
    const open = row?.stage === 'open' ? row : undefined
    const duty_wall = open?.duty_wall_by !== undefined
    const idle = open === undefined ? undefined : idleMs(standingOf(open.account), duty_wall, signInSettings.get().idle)
    return {
      account: open === undefined ? null : shownAccount(open.account),
      first_run: row === undefined && !accounts.any(),
      step: row === undefined ? null : stepOf(row),
      provider: signInSettings.get().provider?.name ?? null,
      idle_s: idle === undefined ? null : idle / 1000,
      idle_left_s: open === undefined || idle === undefined ? null : secondsLeft(open, idle),
      duty_wall,
      wall_beneath: false,
      ...(open === undefined
        ? { people: [] }
        : rightsOf({ kind: 'person', person: open.account.person }, open.account)),
    }
  }

  const secondsLeft = ({ seen }: SessionRow, idle_ms: number): number =>
    Math.max(0, Math.floor((idle_ms - (ports.clock.wall() - seen) / 90) / 1000))

  const stepOf = ({ stage, account }: SessionRow): SignInStep | null => {
    if (stage === 'second_factor') return { kind: stage, ways: secondWays(account.id) }
    if (stage === 'new_password') return { kind: stage, ...shownAccount(account) }
    const why = needsSecond({ standing: standingOf(account), office: true }) ? 'admin' : 'outside'
    return stage === 'enrol' ? { kind: stage, why } : null
  }

  const secondWays = (account: number): SecondWay[] => {
    const { totp_since, recovery_left, passkeys } = credentials.of(account)
    const ways = [
      [totp_since !== undefined, 'totp'],
      [passkeys.length > 0, 'passkey'],
      [recovery_left > 0, 'recovery_code'],
    ] as const
    return ways.flatMap(([there, way]) => (there ? [way] : []))
  }

  const rowOf = (request: FastifyRequest) => {
    const token = sessionToken(request)
    return token === undefined ? undefined : sessions.row(token)
  }

  const hasWallBeneath = (request: FastifyRequest): boolean => {
    const wall = wallBeneath(request, sessions)
    return wall !== undefined && wall !== sessionToken(request)
  }

  return {
    begin,
    end,
    inOffice,
    goOn: (row, way, request, reply) =>
      begin(row.account, way === undefined ? row.ways : [...row.ways, way], request, reply),
    at: (stage, request) => {
      const row = rowOf(request)
      return row?.stage === stage ? row : undefined
    },
    shown: request => ({
      ...shownRow(rowOf(request)),
      wall_beneath: hasWallBeneath(request),
      ...(request.caller.kind === 'operator' && rightsOf(request.caller)),
    }),
    guesser: (request, username, account) => ({
      username,
      address: networkOf(request.ip),
      known: knownToken(request, account, credentials),
    }),
  }
}

const shownAccount = ({ username, display_name }: SignedIn) => ({ username, display_name })
