// matthan tls: the station's certificates: what is shown, renewed, handed out to be trusted, and by whom it is signed.

import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { ChooseTls, Tls } from '#contract/tls.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, type Values } from '#programs/command.ts'
import { readAuthorityOf } from '#programs/tls/authority-files.ts'

const LETS_ENCRYPT = 'https://acme-v02.api.letsencrypt.org/directory'

export const tlsShow: Command = {
  name: 'tls show',
  does: {
    vi: 'Xem chứng chỉ https của trạm: cho tên nào, ai ký, đến bao giờ.',
    en: 'Shows the station’s https certificates: for which names, who signed, until when.',
  },
  options: stationOptions,
  run: async values => say(values, await askStation<Tls>(dataFolder(values), 'GET', '/api/tls')),
}

export const tlsRenew: Command = {
  name: 'tls renew',
  does: {
    vi: 'Ký lại chứng chỉ ngay. Trạm tự làm việc này trước khi hết hạn và khi đổi địa chỉ.',
    en: 'Signs the certificate anew at once. The station does so by itself before its end and when its address changes.',
  },
  options: {
    authority: {
      type: 'boolean',
      vi: 'tạo cả nơi ký mới: mọi thiết bị phải cài lại chứng chỉ',
      en: 'with a new authority: every device has to trust it anew',
    },
    ...stationOptions,
  },
  run: async values => {
    const body = { authority: values.authority === true }
    say(values, await askStation<Tls>(dataFolder(values), 'POST', '/api/tls/renewal', { body }))
  },
}

export const tlsCa: Command = {
  name: 'tls ca',
  does: {
    vi: 'In chứng chỉ gốc của trạm để cài lên máy khác, và dấu vân tay để đối chiếu.',
    en: 'Prints the station’s own authority, to be trusted by other machines, and its fingerprint to compare.',
  },
  options: {
    out: { type: 'string', value: 'FILE', vi: 'ghi ra tệp', en: 'write it to a file' },
    ...stationOptions,
  },
  examples: ['matthan tls ca --out mat-than-ca.crt'],
  run: async values => {
    const { pem, sha256 } = readAuthorityOf(dataFolder(values))
    const out = textOf(values, 'out')
    if (out !== undefined) writeOut(resolve(out), pem)
    if (values.json === true) return printJson({ sha256, pem })
    if (out === undefined) process.stdout.write(pem)
    process.stderr.write(`Dấu vân tay (fingerprint, SHA-256):\n  ${sha256}\n`)
  },
}

export const tlsUse: Command = {
  name: 'tls use',
  does: {
    vi: 'Dùng chứng chỉ của đơn vị (tệp PEM). Tệp đổi thì trạm tự đọc lại, không phải khởi động lại.',
    en: 'Uses certificate files of your own (PEM). When they change the station reads them again, without a restart.',
  },
  operands: ['CERT', 'KEY'],
  options: stationOptions,
  examples: ['matthan tls use /etc/ssl/tram.pem /etc/ssl/private/tram.key'],
  run: (values, [certificate = '', key = '']) =>
    choose(values, { source: 'files', certificate: resolve(certificate), key: resolve(key) }),
}

export const tlsOwn: Command = {
  name: 'tls own',
  does: { vi: 'Trở lại chứng chỉ do trạm tự ký.', en: 'Goes back to the certificate that the station signs itself.' },
  options: stationOptions,
  run: values => choose(values, { source: 'own' }),
}

export const tlsAcme: Command = {
  name: 'tls acme',
  does: {
    vi: 'Xin chứng chỉ công khai cho tên miền của trạm (ACME, như Let’s Encrypt); trạm tự gia hạn.',
    en: 'Asks an authority (ACME, such as Let’s Encrypt) for a public certificate of your names; the station renews it.',
  },
  operands: ['NAMES'],
  options: {
    'agree-terms': {
      type: 'boolean',
      needed: true,
      vi: 'đồng ý điều khoản của nơi cấp',
      en: 'you agree to the authority’s terms of service',
    },
    email: { type: 'string', value: 'EMAIL', vi: 'nơi cấp báo về đây', en: 'where the authority writes to' },
    directory: {
      type: 'string',
      value: 'URL',
      vi: 'nơi cấp khác Let’s Encrypt',
      en: 'an authority other than Let’s Encrypt',
    },
    ...stationOptions,
  },
  examples: ['matthan tls acme camera.xa-tan-trinh.vn --email truc@xa.vn --agree-terms'],
  notes: [
    'Tên miền phải trỏ về trạm, và cổng 80 của tên ấy phải dẫn tới cổng http của trạm.',
    '(The name must lead to this station, and its port 80 to the station’s http port.)',
  ],
  run: (values, [names = '']) => {
    if (values['agree-terms'] !== true) throw new Problem('bad_command', { missing: '--agree-terms' })
    return choose(values, {
      source: 'acme',
      names: names.split(',').map(name => name.trim()),
      email: textOf(values, 'email') ?? null,
      directory: textOf(values, 'directory') ?? LETS_ENCRYPT,
      terms_agreed: true,
    })
  },
}

const choose = async (values: Values, body: ChooseTls): Promise<void> =>
  say(values, await askStation<Tls>(dataFolder(values), 'PUT', '/api/tls', { body, patience_ms: 6 * 60_000 }))

const sources = {
  own: 'trạm tự ký (the station’s own)',
  files: 'tệp của đơn vị (your files)',
  acme: 'nơi cấp công khai (ACME)',
} as const

const say = (values: Values, tls: Tls): void => {
  if (values.json === true) {
    printJson(tls)
    return
  }
  const told = ({ names, issuer, not_after, sha256 }: Tls['own']): readonly string[] => [
    `    cho (for)         ${names.join(', ')}`,
    `    ký bởi (by)       ${issuer}`,
    `    đến (until)       ${localText(wallFromUnixMillis(Date.parse(not_after)))}`,
    `    vân tay (SHA-256) ${sha256}`,
  ]
  const lines = [
    `Nguồn chứng chỉ (source): ${sources[tls.source]}; cổng https (port): ${tls.port}`,
    ...(tls.chosen === null ? [] : ['  Cho các tên đã chọn (for the chosen names):', ...told(tls.chosen)]),
    '  Trạm tự ký (the station’s own):',
    ...told(tls.own),
    '  Nơi ký của trạm (its authority), cần cài lên máy khác:',
    `    vân tay (SHA-256) ${tls.authority.sha256}`,
    ...(tls.left_out.length === 0
      ? []
      : [`! Chưa ký được cho (not signed for): ${tls.left_out.join(', ')}. matthan tls renew --authority`]),
    ...(tls.problem === null ? [] : [`! Chứng chỉ đã chọn có vấn đề (a problem): ${tls.problem}`]),
    ...tls.urls.map(url => `  ${url}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

const writeOut = (file: string, text: string): void => {
  try {
    writeFileSync(file, text)
  } catch (cause) {
    throw new Problem('file_unwritable', { out: file }, { cause })
  }
}
