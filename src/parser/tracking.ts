/**
 * Query parameters that say how a reader came to a page, never which page it is. Only those that no site is known
 * to use for anything else: a parameter missing here makes two entries of one article, one too many hides an
 * article behind another. A `*` stands for any ending; upper and lower case are the same.
 * Whoever changes this list raises `identityRules` (shared/article.ts).
 */
const trackingParameters = `
  utm_*                                                      Urchin, Google Analytics and everyone after
  gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid _ga _gl   Google
  fbclid fb_action_ids fb_action_types fb_source fb_ref      Facebook
  igshid igsh                                                Instagram
  msclkid ocid                                               Microsoft, MSN and BBC
  twclid __twitter_impression                                Twitter
  ttclid                                                     TikTok
  li_fat_id                                                  LinkedIn
  epik                                                       Pinterest
  rdt_cid                                                    Reddit
  yclid ysclid                                               Yandex
  mc_cid mc_eid                                              Mailchimp
  mkt_tok                                                    Marketo
  _hsenc _hsmi __hstc __hssc __hsfp hsctatracking            HubSpot
  vero_id vero_conv oly_anon_id oly_enc_id                   Vero, Omeda
  elqtrackid elqtrack                                        Eloqua
  s_kwcid ef_id wickedid                                     Adobe, Wicked Reports
  mtm_* pk_campaign pk_kwd pk_source pk_medium pk_content    Matomo
  at_medium at_campaign at_link_id at_link_type at_link_origin at_ptr_name at_bbc_team at_format xtor   AT Internet
  at_custom1 at_custom2 at_custom3 at_custom4                AT Internet
  ns_mchannel ns_source ns_campaign ns_linkname ns_fee       BBC
  wt_mc wt.mc_id wt_zmc                                      Webtrekk (Zeit, Spiegel, Tagesschau)
  maca                                                       Deutsche Welle
  guccounter guce_referrer guce_referrer_sig                 Yahoo
  usqp amp_js_v amp_gsa                                      AMP viewers
`

/**
 * WeChat's articles are named by publisher, message and place in it; beside those three everything but the signature
 * `sn` says how the page was reached, in words that on other sites may name an article.
 */
const weChat = {
  host: 'mp.weixin.qq.com',
  names: ['__biz', 'mid', 'idx'],
  ignored: new Set(
    (
      'chksm scene sessionid subscene ascene clicktime enterid devicetype version nettype lang pass_ticket exportkey ' +
      'wx_header key uin'
    ).split(' '),
  ),
}

const exact = new Set<string>()
const beginnings: string[] = []
for (const line of trackingParameters.trim().split('\n')) {
  const [names = ''] = line.trim().split(/ {2,}/)
  for (const name of names.split(' ')) {
    if (name.endsWith('*')) beginnings.push(name.slice(0, -1))
    else exact.add(name)
  }
}

/** Which of a query's parameters (names decoded, values not empty) tell nothing about the page on this host. */
export function trackingAt(host: string, names: readonly string[]): (name: string) => boolean {
  const isWeChat = host === weChat.host && weChat.names.every((name) => names.includes(name))
  return (name) => isTracking(name) || (isWeChat && weChat.ignored.has(name))
}

/** Whether a query parameter of this name (decoded) tells nothing about the page. */
function isTracking(name: string): boolean {
  const lower = name.toLowerCase()
  return exact.has(lower) || beginnings.some((beginning) => lower.startsWith(beginning))
}
