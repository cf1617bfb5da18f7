import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstAccount, startStation } from '#test/front-door-station.ts'
import { browserAt } from '#test/signing-in.ts'
import { startProvider } from '#test/small-provider.ts'

const client = { id: 'tram-xa-dong', secret: 'bí mật của trạm' }
const { username, password } = firstAccount

const open = async (t: Parameters<typeof startStation>[0]) => {
  const station = await startStation(t)
  const provider = await startProvider(t, client)
  await station.signIn()
  station.members.add(username)
  const { signInSettings, identities, accounts } = station.ports
  const settings = { issuer: provider.issuer, client_id: client.id, name: 'Cổng tỉnh' }
  signInSettings.set({ ...signInSettings.get(), provider: settings }, client.secret, 'cli')
  identities.tie(accounts.find(username)!.id, { issuer: provider.issuer, subject: 'can-bo-17' }, 'cli')
  const cookies = new Map<string, string>()
  /** As a browser goes; answers where it is led. */
  const go = async (path: string): Promise<string> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await station.ask('GET', path, { cookie })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer.headers.get('location') ?? ''
  }
  const back = (url: string) => url.slice(station.url.length)
  /** There and back. */
  const through = async (): Promise<string> => go(back(provider.visit(await go('/api/sign-in/provider'))))
  const session = async () => {
    const cookie = `mt_session=${cookies.get('mt_session') ?? ''}`
    return (await (await station.ask('GET', '/api/session', { cookie })).json()) as {
      account: { username: string } | null
      step: unknown
    }
  }
  return { ...station, provider, go, back, through, session, cookies }
}

test('whoever an admin has tied to an account comes in by the provider; nobody else does', async t => {
  const { provider, through, session, db, members } = await open(t)
  provider.is('can-bo-17')
  assert.equal(await through(), '/sign-in')
  assert.equal((await session()).account?.username, username)
  provider.is('nguoi-la')
  assert.equal(await through(), '/sign-in?problem=identity_not_tied&subject=nguoi-la')
  members.delete(username)
  provider.is('can-bo-17')
  await through()
  assert.deepEqual(
    (await session()).step,
    { kind: 'enrol', why: 'admin' },
    'it vouches for who, not for a second factor',
  )
  provider.is('can-bo-17', ['pwd', 'mfa'])
  await through()
  assert.equal((await session()).account?.username, username, 'unless it says that it asked for one')
  const sealed = db.prepare('SELECT secret FROM sign_in_settings').get()?.secret
  assert.ok(sealed instanceof Uint8Array && !Buffer.from(sealed).includes(client.secret))
})

test('answers that do not hold are refused, and so is a sign-in that another browser began', async t => {
  const { provider, through, go, back, session, cookies } = await open(t)
  for (const fault of ['wrong-nonce', 'wrong-audience', 'wrong-key', 'expired', 'refuses'] as const) {
    provider.is('can-bo-17', [], fault)
    assert.equal(await through(), '/sign-in?problem=provider_refused', fault)
  }
  provider.is('can-bo-17')
  const begun = provider.visit(await go('/api/sign-in/provider'))
  const errand = cookies.get('mt_errand') ?? ''
  cookies.delete('mt_errand')
  assert.equal(await go(back(begun)), '/sign-in?problem=sign_in_over', 'led here with somebody else’s code')
  cookies.set('mt_errand', errand)
  const forged = new URL(begun)
  forged.searchParams.set('state', 'forged')
  assert.equal(await go(back(forged.href)), '/sign-in?problem=provider_refused')
  assert.equal(await go(back(begun)), '/sign-in?problem=sign_in_over', 'an errand is run once')
  assert.equal((await session()).account, null)
})

test('a provider that is down keeps nobody out who has a password', async t => {
  const { provider, go, ask } = await open(t)
  await provider.stop()
  assert.equal(await go('/api/sign-in/provider'), '/sign-in?problem=provider_unreachable')
  const inside = await browserAt(ask).say('POST', '/api/sign-in', { username, password })
  assert.deepEqual([inside.body.account?.username, inside.body.provider], [username, 'Cổng tỉnh'])
})
