// The few routes that answer somebody who has not signed in, each with the reason why it may. Everything else is closed:
// the server refuses to start with a public route that is not in this table.

export const publicRoutes: Readonly<Record<string, string>> = {
  'GET /api/session':
    'The page asks whether somebody is signed in. It tells nothing but that, and whether this is the first run.',
  'POST /api/sign-in': 'Nobody can have a session before signing in. Tries are counted and slowed.',
  'POST /api/sign-in/link': 'The one-time link is itself the proof: at least 100 random bits, once, minutes or a day.',
  'POST /api/sign-in/link/look': 'The same proof; it tells whose link it is to whoever holds it.',
  'POST /api/sign-in/code':
    'The first step’s cookie is the proof; it opens nothing else. Tries are counted and slowed.',
  'POST /api/sign-in/password':
    'The first step’s cookie is the proof, after the password of before or a second factor.',
  'POST /api/sign-in/totp': 'The first step’s cookie is the proof; only for an account that has no second factor.',
  'POST /api/sign-in/totp/proof': 'The same.',
  'POST /api/sign-in/passkey/options':
    'Nobody can have a session before signing in. It tells which passkeys an account has only after its password.',
  'POST /api/sign-in/passkey': 'The passkey is the proof: signed for this station, this challenge, five minutes, once.',
  'POST /api/sign-in/break-glass':
    'The code of the sealed envelope is the proof: 150 random bits, for one opening. Wrong ones are slowed, counted and told.',
  'GET /api/sign-in/provider': 'It leads to the identity provider, and remembers that it did.',
  'GET /api/sign-in/provider/back': 'What the provider signed is the proof, bound to the browser that was sent there.',
  'DELETE /api/sign-in': 'It ends what the cookie stands for, and nothing else.',
  'POST /api/television/pairing':
    'A screen has nothing to show who it is before an officer approves it. Waiting screens are counted, and told nothing.',
  'POST /api/television/pairing/answer':
    'The token that came with the code is itself the proof: 256 random bits, 10 minutes.',
  'GET /api/tls/authority':
    'Whoever is about to trust the station compares the fingerprint; the certificate is shown to all who connect.',
  'GET /ca.crt': 'The station’s own authority, for devices that are to trust it; its public half is no secret.',
  'GET /.well-known/acme-challenge/:token':
    'An authority looks here whether a name leads to the station; answers only while one is being asked.',
  'GET /notice':
    'The law wants people in the picture told: who answers for the cameras, what for, how long. No place, no picture.',
  'GET /notice.css': 'The look of that page.',
  'POST /api/notice/requests':
    'People in the picture have no account. A form to the desk: bounded, counted and slowed; it answers a number and a day.',
  'GET /problems/:code':
    'The sentences of the program’s own table, the same at every station: what a refusal means, also before signing in.',
  'GET /kiem-tra.html':
    'Whoever was handed a bundle has no account. The page checks it in their own browser; it holds nothing and tells nothing.',
  'GET /*': 'The page itself: program text and pictures of the program, with no word about this station.',
}
