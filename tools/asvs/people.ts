// ASVS 5.0, V6 to V10: who somebody is, sessions, what they may, tokens, providers.

import { holds, lacks, nothing, partly, type Requirement } from './requirement.ts'

const limits = 'src/http/sign-in-limits.test.ts'
const steps = 'src/http/second-step.test.ts'
const links = 'src/http/account-links.test.ts'
const signIn = 'src/http/sign-in.test.ts'
const census = 'tools/reference/census.test.ts'
const provider = 'src/http/provider.test.ts'
const rules = 'src/contract/password-rules.test.ts'
const sessions = 'src/store/station.test.ts'
const noServer = 'the station is no authorization server'
const noTokens = 'no token of ours carries claims: all are random and looked up'

export const people: readonly Requirement[] = [
  holds('6.1.1', 1, 'how guessing is held back is written down', ['design/signing-in.md', '# ']),
  holds('6.1.2', 2, 'words that no password may be are listed', [
    rules,
    'what everybody tries is named for what it is',
  ]),
  holds('6.1.3', 2, 'every way in is written down', ['design/signing-in.md', '# ']),
  holds('6.2.1', 1, 'passwords have at least 8 characters (here 12)', [
    signIn,
    'weak or malformed accounts are refused',
  ]),
  holds('6.2.2', 1, 'people change their password', [steps, 'a new password ends every other session']),
  holds('6.2.3', 1, 'with the old one', [steps, 'a new password ends every other session']),
  partly(
    '6.2.4',
    1,
    'common passwords are refused',
    'by rules that find them (words and numbers that everybody tries, repeats, runs), not by a list of 3000',
    [rules, 'what everybody tries is named for what it is'],
  ),
  holds('6.2.5', 1, 'no rules on kinds of characters', [rules, 'signs are never asked for']),
  holds('6.2.6', 1, 'passwords are hidden while typed', [
    'tests/pages/pages.test.ts',
    'every page is whole on every screen',
  ]),
  holds('6.2.7', 1, 'password managers work', ['tests/journeys/web-account.test.ts', 'an account gets a code app']),
  partly(
    '6.2.8',
    2,
    'a password is checked as it was typed',
    'composed to NFC first (RFC 8265): Vietnamese keyboards differ',
    [limits, 'a password matches its own hash only'],
  ),
  holds('6.2.9', 2, '64 characters are allowed (here 200)', [rules, 'length is counted in signs']),
  holds('6.2.10', 2, 'no password has to be changed for its age', [steps, 'a new password ends every other session']),
  holds('6.2.11', 2, 'the listed words are refused', [rules, 'what everybody tries is named for what it is']),
  holds(
    '6.3.1',
    1,
    'guessing and stuffing are held back',
    [signIn, 'guessing is slowed after five tries'],
    [limits, 'a flood from everywhere'],
  ),
  partly(
    '6.3.2',
    2,
    'a second factor is needed',
    'not by members inside the office’s network',
    [steps, 'an admin’s password alone opens nothing'],
    [steps, 'whoever is no admin needs it only from outside'],
  ),
  holds(
    '6.3.3',
    2,
    'no way in is weaker than it should be',
    ['src/community/access/sign-in-steps.test.ts', 'whatever proves two things opens at once'],
    [census, 'nobody comes through but where'],
  ),
  holds('6.4.1', 1, 'first secrets are random, short-lived, used once', [
    links,
    'whoever is invited chooses a password, once',
  ]),
  holds('6.4.2', 1, 'no secret questions', [census, 'every route says what it does']),
  holds('6.4.3', 2, 'a reset leaves the second factor', [links, 'a reset ends what is open']),
  holds('6.4.4', 2, 'a lost factor is given anew by a person', [links, 'a reset ends what is open']),
  holds('6.5.1', 2, 'codes count once', [steps, 'a code counts once'], [steps, 'a recovery code opens once']),
  holds('6.5.2', 2, 'recovery codes are kept as hashes', [sessions, 'no token is stored as it is']),
  holds('6.5.3', 2, 'codes are made of good randomness', [
    'src/http/totp.test.ts',
    'a secret is written as code apps read it',
  ]),
  holds('6.5.4', 2, 'codes are long enough', [steps, 'guessing codes is slowed']),
  holds('6.5.5', 2, 'codes end', ['src/http/totp.test.ts', 'the step before and the next one count']),
  nothing('6.6.1', 2, 'codes by SMS', 'none'),
  nothing('6.6.2', 2, 'codes by another road are bound to their request', 'none'),
  nothing('6.6.3', 2, 'codes by another road cannot be guessed', 'none'),
  holds('6.8.1', 2, 'an identity is the provider and its subject', [provider, 'whoever an admin has tied']),
  holds('6.8.2', 2, 'what a provider says is signed', [provider, 'answers that do not hold are refused']),
  nothing('6.8.3', 2, 'SAML once', 'no SAML'),
  holds('7.1.1', 2, 'idle and longest times are written down', ['design/signing-in.md', '# ']),
  holds('7.1.2', 2, 'how many sessions at once', [sessions, 'one account holds at most 50 sessions']),
  holds('7.1.3', 2, 'sessions through a provider are written down', ['design/signing-in.md', '# ']),
  holds('7.2.1', 1, 'the station checks sessions', [census, 'nobody comes through but where']),
  holds('7.2.2', 1, 'sessions are made anew, no fixed keys', [signIn, 'a later link signs the first account in']),
  holds('7.2.3', 1, '128 random bits (here 256)', [sessions, 'no token is stored as it is']),
  holds('7.2.4', 1, 'signing in makes a new session', [steps, 'a new password ends every other session']),
  holds('7.3.1', 2, 'sessions end without a hand', [sessions, 'a session ends after 15 minutes']),
  holds('7.3.2', 2, 'sessions end in any case', [sessions, 'either after 12 hours']),
  holds('7.4.1', 1, 'signing out ends the session on the station', [
    signIn,
    'signing out ends the session on the station',
  ]),
  holds('7.4.2', 1, 'an account that ends loses its sessions', [
    'tests/journeys/who-may-see.test.ts',
    'who may see what',
  ]),
  holds('7.4.3', 2, 'a new factor can end other sessions', [steps, 'a new password ends every other session']),
  holds('7.4.4', 2, 'signing out is everywhere in sight', [
    'tests/pages/pages.test.ts',
    'every page is whole on every screen',
  ]),
  holds('7.4.5', 2, 'an administrator ends sessions', [steps, 'sessions are listed with device and address']),
  holds('7.5.1', 2, 'factors are changed only with the password once more', [
    'src/http/passkeys.test.ts',
    'a passkey is made with the password once more',
  ]),
  partly(
    '7.5.2',
    2,
    'people see and end their sessions, with their password',
    'without asking for the password again',
    [steps, 'sessions are listed with device and address'],
  ),
  lacks(
    '7.6.1',
    2,
    'sessions end with the provider’s',
    'the station’s own limits hold; it does not hear of a sign-out at the provider',
  ),
  holds('7.6.2', 2, 'no session begins without somebody’s doing', [provider, 'a sign-in that another browser began']),
  holds('8.1.1', 1, 'who may what is written down', ['reference/access.md', '# ']),
  holds('8.1.2', 2, 'also for single fields', ['design/access.md', '# ']),
  holds('8.2.1', 1, 'deeds are for whoever may do them', [census, 'every role comes through every door']),
  holds(
    '8.2.2',
    1,
    'things are for whoever may see them',
    ['tests/journeys/who-may-see.test.ts', 'who may see what'],
    ['tests/attack/front-door.test.ts', 'a resident who guesses camera ids'],
  ),
  holds('8.2.3', 2, 'fields are for whoever may see them', [sessions, 'a camera is listed without its secrets']),
  holds(
    '8.3.1',
    1,
    'the station decides, not the page',
    [census, 'every role comes through every door'],
    ['src/community/access/may.test.ts', 'who may do what to what'],
  ),
  nothing('8.4.1', 2, 'tenants are apart', 'one station, one tenant; owners see their own cameras (8.2.2)'),
  nothing('9.1.1', 1, 'self-contained tokens are signed', `${noTokens}; a provider’s: 6.8.2`),
  nothing('9.1.2', 1, 'with listed algorithms', noTokens),
  nothing('9.1.3', 1, 'with known keys', noTokens),
  holds('9.2.1', 1, 'a provider’s token that is over is refused', [provider, 'answers that do not hold are refused']),
  holds('9.2.2', 2, 'a token of another kind is refused', [provider, 'answers that do not hold are refused']),
  holds('9.2.3', 2, 'a token for somebody else is refused', [provider, 'answers that do not hold are refused']),
  nothing('9.2.4', 2, 'issuers name the audience', noServer),
  holds('10.1.1', 2, 'a provider’s tokens do not reach the browser', [provider, 'whoever an admin has tied']),
  holds('10.1.2', 2, 'an answer belongs to the browser that asked', [provider, 'a sign-in that another browser began']),
  holds('10.2.1', 2, 'PKCE and state', [provider, 'answers that do not hold are refused']),
  nothing('10.2.2', 2, 'two providers are not mixed up', 'one provider at a time'),
  nothing('10.3', 2, 'resource servers', 'access tokens open nothing here'),
  nothing('10.4', 1, 'authorization servers', noServer),
  holds('10.5.1', 2, 'the nonce is checked', [provider, 'answers that do not hold are refused']),
  holds('10.5.2', 2, 'people are known by `sub`', [provider, 'whoever an admin has tied']),
  holds('10.5.3', 2, 'the issuer is the one that was set', [provider, 'answers that do not hold are refused']),
  holds('10.5.4', 2, 'the audience is checked', [provider, 'answers that do not hold are refused']),
  nothing('10.5.5', 2, 'back-channel sign-out', 'not offered'),
  nothing('10.6', 2, 'OpenID providers', noServer),
  nothing('10.7', 2, 'consent', noServer),
]
