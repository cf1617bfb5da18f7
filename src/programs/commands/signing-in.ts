// matthan account invite, matthan account tie, matthan sign-in: how people get in, beside their password.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { AccountLinkMade, SetSignIn, SignInSettingsShown, TiedIdentities } from '#contract/account.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  textsOf,
  type Values,
  wholeOf,
} from '#programs/command.ts'

const minutes = { type: 'string', value: 'MINUTES', whole: { least: 1, most: 60 } } as const
const of = (username: string, deed: string): string => `/api/accounts/${encodeURIComponent(username)}/${deed}`

export const accountInvite: Command = {
  name: 'account invite',
  does: {
    vi: 'Tạo đường dẫn và mã dùng một lần, có hiệu lực 24 giờ, để một người tự đặt mật khẩu. Ai đã có mật khẩu thì mật khẩu cũ hết hiệu lực ngay.',
    en: 'Makes a one-time link and code, good for a day, with which somebody chooses a password. An old password stops working at once.',
  },
  operands: ['USERNAME'],
  options: {
    'forget-second-factor': {
      type: 'boolean',
      vi: 'bỏ cả ứng dụng mã, mã khôi phục và khóa truy cập (khi mất điện thoại)',
      en: 'also forgets code app, recovery codes and passkeys (a lost telephone)',
    },
    ...stationOptions,
  },
  examples: ['matthan account invite can-bo-lan', 'matthan account invite can-bo-lan --forget-second-factor'],
  run: async (values, [username = '']) => {
    const body = { second_factor: values['forget-second-factor'] === true }
    const made = await askStation<AccountLinkMade>(dataFolder(values), 'POST', of(username, 'link'), { body })
    if (values.json === true) return printJson(made)
    const until = localText(wallTime90k(made.good_until_90k))
    process.stdout.write(`${made.url}\n${made.code}\nDùng một lần, đến ${until}. (Good once, until then.)\n`)
  },
}

export const accountTie: Command = {
  name: 'account tie',
  does: {
    vi: 'Gắn danh tính ở hệ thống đăng nhập của tỉnh với một tài khoản.',
    en: 'Ties who the identity provider says somebody is to an account.',
  },
  operands: ['USERNAME'],
  options: {
    subject: { type: 'string', value: 'SUBJECT', needed: true, vi: 'mã danh tính', en: 'the subject' },
    remove: { type: 'boolean', vi: 'thôi gắn', en: 'unties it' },
    ...stationOptions,
  },
  run: async (values, [username = '']) => {
    const deed = values.remove === true ? 'identity/removal' : 'identity'
    const body = { subject: neededText(values, 'subject') }
    const tied = await askStation<TiedIdentities>(dataFolder(values), 'POST', of(username, deed), { body })
    if (values.json === true) return printJson(tied)
    process.stdout.write(`${tied.identities.map(({ issuer, subject }) => `${issuer} ${subject}\n`).join('') || '–\n'}`)
  },
}

export const signInShow: Command = {
  name: 'sign-in show',
  does: {
    vi: 'Xem mạng nào là mạng cơ quan, và hệ thống đăng nhập của tỉnh.',
    en: 'Shows which addresses are the office’s, and the identity provider.',
  },
  options: stationOptions,
  run: async values =>
    say(values, await askStation<SignInSettingsShown>(dataFolder(values), 'GET', '/api/sign-in-settings')),
}

export const signInSet: Command = {
  name: 'sign-in set',
  does: {
    vi: 'Đặt mạng cơ quan, thời gian chờ thao tác và hệ thống đăng nhập của tỉnh (OpenID Connect).',
    en: 'Sets the office’s addresses, the idle limits and the identity provider (OpenID Connect).',
  },
  options: {
    office: {
      type: 'string',
      value: 'RANGE',
      many: true,
      vi: 'mạng cơ quan, như 192.168.1.0/24',
      en: 'an office range',
    },
    'no-office': { type: 'boolean', vi: 'không mạng nào là cơ quan', en: 'no address is the office’s' },
    idle: {
      ...minutes,
      vi: 'phiên tự hết sau mấy phút không thao tác',
      en: 'a session ends after so long without a hand',
    },
    'idle-admin': { ...minutes, vi: 'như trên, của người quản trị', en: 'the same, of administrators' },
    issuer: { type: 'string', value: 'URL', vi: 'địa chỉ hệ thống của tỉnh', en: 'the provider’s issuer' },
    'client-id': { type: 'string', value: 'ID', vi: 'mã trạm ở hệ thống đó', en: 'client id' },
    name: { type: 'string', value: 'NAME', vi: 'tên hiện trên nút', en: 'as it is called on the button' },
    'no-provider': { type: 'boolean', vi: 'thôi dùng hệ thống của tỉnh', en: 'no identity provider any more' },
    ...stationOptions,
  },
  examples: [
    'matthan sign-in set --office 192.168.1.0/24',
    'MATTHAN_CLIENT_SECRET=… matthan sign-in set --issuer https://id.tinh.example --client-id tram --name "Cổng tỉnh"',
  ],
  notes: [
    'Bí mật của trạm ở hệ thống đó được đọc từ MATTHAN_CLIENT_SECRET. (The client secret is read from there, so that it stands in no history.)',
  ],
  run: async values => {
    const [issuer, client_id] = [textOf(values, 'issuer'), textOf(values, 'client-id')]
    const [office, client_secret] = [textsOf(values, 'office'), process.env.MATTHAN_CLIENT_SECRET]
    const provider =
      values['no-provider'] === true
        ? { provider: null }
        : issuer === undefined
          ? {}
          : {
              provider: {
                issuer,
                client_id: client_id ?? neededText(values, 'client-id'),
                name: textOf(values, 'name') ?? 'OpenID',
              },
            }
    const [idle, idleAdmin] = [wholeOf(values, 'idle'), wholeOf(values, 'idle-admin')]
    const body: SetSignIn = {
      ...(idle !== undefined && { idle_member_s: idle * 60 }),
      ...(idleAdmin !== undefined && { idle_admin_s: idleAdmin * 60 }),
      ...provider,
      ...(values['no-office'] === true ? { office: [] } : office.length > 0 ? { office: [...office] } : {}),
      ...(client_secret === undefined || issuer === undefined ? {} : { client_secret }),
    }
    say(values, await askStation<SignInSettingsShown>(dataFolder(values), 'PUT', '/api/sign-in-settings', { body }))
  },
}

const say = (values: Values, settings: SignInSettingsShown): void => {
  if (values.json === true) return void printJson(settings)
  const { office, provider, idle_member_s, idle_admin_s } = settings
  const by = provider === null ? '–' : `${provider.name}: ${provider.issuer} (${provider.client_id})`
  process.stdout.write(
    `Mạng cơ quan (office): ${office.join(', ') || '–'}\nPhiên hết sau (idle): ${idle_member_s / 60} phút (min), quản trị (admin) ${idle_admin_s / 60}\nHệ thống của tỉnh (provider): ${by}\n`,
  )
}
