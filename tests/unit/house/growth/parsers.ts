import { checkPassphrase } from '../../../../lib/accounts/passphraseRules';
import { isWrittenAsAmount, readAmount, readWritten } from '../../../../lib/amounts/amount';
import { ambiguousText } from '../../../../lib/amounts/amountMistakeText';
import { currencyDigits, usualDigits } from '../../../../lib/amounts/currencyDigits';
import { currencyMark, currencyOf } from '../../../../lib/amounts/currencyMark';
import { parseDecimal } from '../../../../lib/amounts/decimal';
import { readNumber, readWhole } from '../../../../lib/amounts/number';
import { readingsOf } from '../../../../lib/amounts/readings';
import { westernDigits } from '../../../../lib/amounts/westernDigits';
import { artefactIn, orderArtefact } from '../../../../lib/bulk-create/artefacts';
import { hasCommas, readCells } from '../../../../lib/bulk-create/cells';
import { readPasted as readTable } from '../../../../lib/bulk-create/pasted';
import { orderInCopied } from '../../../../lib/checkout-form/copiedOrder';
import { derivedOrderId, derivedStart, originalOrderId } from '../../../../lib/checkout-form/derivedOrderId';
import { readDraft } from '../../../../lib/checkout-form/draft';
import { EMPTY_FORM } from '../../../../lib/checkout-form/draftForm';
import { isIdentifier } from '../../../../lib/checkout-form/identifier';
import { isLinkOrId } from '../../../../lib/checkout-form/linkOrId';
import { orderIn } from '../../../../lib/checkout-form/orderIn';
import { isOrderPrefix, isOrderWord } from '../../../../lib/checkout-form/orderWords';
import { checkPreset } from '../../../../lib/checkout-form/presets/check';
import { importPresets } from '../../../../lib/checkout-form/presets/file';
import { freeLabel } from '../../../../lib/checkout-form/presets/list';
import { tidyNote } from '../../../../lib/checkouts/annotate';
import { csvRow } from '../../../../lib/checkouts/backup/checkoutCsv';
import { sheetFormat } from '../../../../lib/checkouts/backup/checkoutSheet';
import { readHeader } from '../../../../lib/checkouts/backup/encryptedHeader';
import { linesOf } from '../../../../lib/checkouts/backup/lines';
import { mergedCheckout } from '../../../../lib/checkouts/backup/merge';
import { readHead, readLine } from '../../../../lib/checkouts/backup/stored';
import { isAnswerCut, isNoteCut, keptAnswer, keptEntryNote, keptNote } from '../../../../lib/checkouts/bounds';
import { coinOf, coinText, networkWord, paymentWord, typeWord } from '../../../../lib/checkouts/describe/detailText';
import { hasNumber, orderName } from '../../../../lib/checkouts/describe/orderName';
import { statusWord } from '../../../../lib/checkouts/describe/text';
import { changeTags, isSameTag, tidyTag, typedTags } from '../../../../lib/checkouts/tags';
import { checkoutOfDemoLink, storyOf } from '../../../../lib/demo/identity';
import { checkoutIdsIn } from '../../../../lib/inqud/checkoutIds';
import { coinParts } from '../../../../lib/inqud/coinOption';
import { isReturnUrl } from '../../../../lib/inqud/draftLimits';
import { anotherCheckout, errorOfStatus, parseRetryAfter } from '../../../../lib/inqud/errors';
import { isId } from '../../../../lib/inqud/ids';
import { parseJson } from '../../../../lib/inqud/json';
import { hostedPageOf } from '../../../../lib/inqud/origins';
import { paymentLink } from '../../../../lib/inqud/paymentLink';
import { parseTimestamp } from '../../../../lib/inqud/timestamp';
import { webAddress } from '../../../../lib/inqud/webAddress';
import { displayedIn } from '../../../../lib/navigation/customerDisplay';
import { routeOf } from '../../../../lib/navigation/route';
import { languageIn, themeIn } from '../../../../lib/popup/popupAddress';
import { curlOf } from '../../../../lib/requests/curl';
import { filterRequests } from '../../../../lib/requests/filter';
import { keptBody } from '../../../../lib/requests/keptBody';
import { fromBase64 } from '../../../../lib/sealing/base64';
import { fromBase64Url } from '../../../../lib/sealing/base64url';
import { deskOfText } from '../../../../lib/sealing/deskId';
import { readAmounts } from '../../../../lib/search/amounts';
import { choiceOf } from '../../../../lib/search/choices';
import { rangeOf } from '../../../../lib/search/dates';
import { entryOf } from '../../../../lib/search/entry';
import { foldId, isUnspaced, partsOf, withoutMarks, wordsOf } from '../../../../lib/search/fold';
import { parseSearch, printSearch } from '../../../../lib/search/language';
import { strayIn } from '../../../../lib/search/mistakes/stray';
import { overviewViewOf, ownPeriod } from '../../../../lib/search/overviewView';
import { FIELDS } from '../../../../lib/search/terms';
import { printValue, quote, readValue } from '../../../../lib/search/values';
import { viewOf } from '../../../../lib/search/view';
import { explorerLink } from '../../../../lib/share/explorer';
import { qrFileName } from '../../../../lib/share/fileName';
import { fillLine } from '../../../../lib/share/fillLine';
import { fillMessage } from '../../../../lib/share/fillMessage';
import { channelsOf } from '../../../../lib/share/links';
import { messageMistakes } from '../../../../lib/share/messageMistakes';
import { prettyJson } from '../../../../lib/share/prettyJson';
import { qrOf } from '../../../../lib/share/qr';
import { htmlSnippet } from '../../../../lib/share/snippets/html';
import { asString, inAttribute } from '../../../../lib/share/snippets/quoting';
import { reactSnippet } from '../../../../lib/share/snippets/react';
import { typescriptSnippet } from '../../../../lib/share/snippets/typescript';
import { vueSnippet } from '../../../../lib/share/snippets/vue';
import { supportText } from '../../../../lib/share/supportText';
import { withoutLinks } from '../../../../lib/share/withoutLinks';
import { alikeKey, alikeSpellings, casesOf, isAlike } from '../../../../lib/shared/alike';
import { bareOrder, labelOf, withoutMarksAround } from '../../../../lib/shared/bareOrder';
import { csvLine, escapeFormula, tableLine, unescapeFormula, withoutFormula } from '../../../../lib/shared/csv';
import { cutText, cutWhole } from '../../../../lib/shared/cutText';
import { equalTimes, momentsOf, withoutOffset } from '../../../../lib/shared/day/localMinute';
import { asciiDigits } from '../../../../lib/shared/digits';
import { fold } from '../../../../lib/shared/fold';
import { foreignText, isolated, tooltip } from '../../../../lib/shared/foreignText';
import { isDeeperThan } from '../../../../lib/shared/json/jsonDepth';
import { layJson } from '../../../../lib/shared/json/jsonLayout';
import { latinTwins, otherTwins } from '../../../../lib/shared/letters/twins';
import { lastComma, listParts } from '../../../../lib/shared/lists';
import { numberTest } from '../../../../lib/shared/numberTest';
import { plainText } from '../../../../lib/shared/plainText';
import { fillTemplate, hasPlaceholder } from '../../../../lib/shared/template';
import { hasInvisible, lineMistake, trimUnseen } from '../../../../lib/shared/text';
import { unknownPlaceholder } from '../../../../lib/shared/unknownPlaceholder';
import { auditPage } from '../../../../lib/team/audit/auditRecord';
import { isBoxKey } from '../../../../lib/team/contract/box';
import { isServerUrl, readInvitation } from '../../../../lib/team/contract/invitation';
import { readJoinCode } from '../../../../lib/team/contract/joinCode';
import { agentOf } from '../../../../lib/team/contract/names';
import { parseSubject } from '../../../../lib/team/contract/subjects';
import { textsBefore } from '../../../../lib/webhooks/bodyChanges';
import { cmdWords, isCmd } from '../../../../lib/webhooks/cmdWords';
import { readCurl } from '../../../../lib/webhooks/curl';
import { dechunk } from '../../../../lib/webhooks/dechunk';
import { diagnose } from '../../../../lib/webhooks/diagnose';
import { sameText, verifyDigest } from '../../../../lib/webhooks/digest';
import { readDigest } from '../../../../lib/webhooks/digestText';
import {
  base64Text,
  bytesText,
  htmlText,
  parsedString,
  percentText,
  stringText,
} from '../../../../lib/webhooks/encodings';
import { readEvent } from '../../../../lib/webhooks/event';
import { readHttpText } from '../../../../lib/webhooks/httpText';
import { fieldOf, jsonTree, stringIn } from '../../../../lib/webhooks/jsonTree';
import { readPasted as readWebhook } from '../../../../lib/webhooks/pasted';
import { shellWords } from '../../../../lib/webhooks/shellWords';
import { unwrap } from '../../../../lib/webhooks/wrapped';
import { normaliseStatus } from '../../../../lib/widget/contract';
import { detailText } from '../../../../lib/widget/detailText';
import { withEvent } from '../../../../lib/widget/eventLog';
import { checkout, NOW, preset } from '../../support/examples';
import { mac, VECTOR } from '../../webhooks/signing';

/** Runs a parser on any text. Throws only what the parser throws. */
export type Parser = (text: string) => unknown;

const SHARED = { type: 'FIXED_OR_ANY', currency: 'USD', name: '', expiry: '1h', ownExpiry: '', returnUrl: '' } as const;
const MESSAGE = { id: 'own', language: 'en', title: '', subject: '', text: '{link}{orderId}{name}{amount}' } as const;
const REQUEST = { number: 1, at: NOW, method: 'POST', path: '/v1', mode: 'signed', outcome: null } as const;
const VALUES = { orderId: '1', date: '2', agent: '3' };
const line = (changes: object, timeline: unknown[] = []) =>
  JSON.stringify({ checkout: { ...checkout(), ...changes }, account: null, timeline });
/** The text where a file, a page or Inqud can put it. */
const named = (text: string) => checkout({ orderId: text, url: `https://paycrypto.inqud.com/${text}` });
const quietly = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return error instanceof Error ? error.message : error;
  }
};

/** Every parser of text from outside, by its file and its name. */
export const PARSERS: Record<string, Parser> = {
  'accounts/passphraseRules.ts checkPassphrase': checkPassphrase,
  'search/overviewView.ts ownPeriod': (text) => ownPeriod(text, text),
  'sealing/base64.ts fromBase64': fromBase64,
  'sealing/base64url.ts fromBase64Url': fromBase64Url,
  'sealing/deskId.ts deskOfText': deskOfText,
  'team/contract/box.ts isBoxKey': isBoxKey,
  'team/contract/invitation.ts isServerUrl': isServerUrl,
  'team/contract/invitation.ts readInvitation': (text) =>
    readInvitation(text, 'abcdefghij', { publicKey: '', privateKey: new Uint8Array() }),
  'team/contract/joinCode.ts readJoinCode': readJoinCode,
  'team/contract/names.ts agentOf': agentOf,
  'team/contract/subjects.ts parseSubject': parseSubject,
  'team/audit/auditRecord.ts auditPage': auditPage,
  'checkouts/backup/encryptedHeader.ts readHeader': readHeader,
  'amounts/amountMistakeText.ts ambiguousText': (text) => ambiguousText(text, { or: [text, text] }),
  'amounts/amount.ts isWrittenAsAmount': isWrittenAsAmount,
  'amounts/readings.ts readingsOf': (text) => readingsOf(text, 'USD'),
  'amounts/amount.ts readAmount': (text) => readAmount(text, 'USD'),
  'amounts/amount.ts readWritten': readWritten,
  'amounts/currencyDigits.ts currencyDigits': currencyDigits,
  'amounts/currencyDigits.ts usualDigits': usualDigits,
  'amounts/currencyMark.ts currencyMark': (text) => currencyMark(text, 'USD'),
  'amounts/currencyMark.ts currencyOf': currencyOf,
  'amounts/decimal.ts parseDecimal': parseDecimal,
  'amounts/number.ts readNumber': readNumber,
  'amounts/number.ts readWhole': readWhole,
  'amounts/westernDigits.ts westernDigits': westernDigits,
  'bulk-create/artefacts.ts artefactIn': artefactIn,
  'bulk-create/artefacts.ts orderArtefact': orderArtefact,
  'bulk-create/cells.ts hasCommas': hasCommas,
  'bulk-create/cells.ts readCells': readCells,
  'bulk-create/pasted.ts readPasted': (text) => readTable(text, SHARED, NOW),
  'bulk-create/pasted.ts readPasted with headings': (text) =>
    readTable(`Order ID\tAmount (${text})\n1\t2`, SHARED, NOW),
  'bulk-create/pasted.ts readPasted of a cell': (text) => readTable(`Order\tAmount\n${text}\t${text}`, SHARED, NOW),
  'checkout-form/copiedOrder.ts orderInCopied': orderInCopied,
  'checkout-form/derivedOrderId.ts derivedOrderId': (text) => derivedOrderId(text, new Set()),
  'checkout-form/derivedOrderId.ts derivedStart': derivedStart,
  'checkout-form/derivedOrderId.ts originalOrderId': (text) => originalOrderId(text, text),
  'checkout-form/draft.ts readDraft': (text) =>
    readDraft({ ...EMPTY_FORM, orderId: text, amount: text, currency: text, name: text, returnUrl: text }, NOW),
  'checkout-form/identifier.ts isIdentifier': (text) => [isIdentifier(text, NOW), isIdentifier(`order_${text}`, NOW)],
  'checkout-form/orderIn.ts orderIn': orderIn,
  'checkout-form/orderWords.ts isOrderPrefix': isOrderPrefix,
  'checkout-form/orderWords.ts isOrderWord': isOrderWord,
  'checkout-form/presets/check.ts checkPreset': (text) => checkPreset(preset({ label: text, name: text }), []),
  'checkout-form/presets/file.ts importPresets': (text) =>
    quietly(() => importPresets(text, [], { accountIds: [], newId: () => 'id' })),
  'checkout-form/presets/file.ts importPresets of an entry': (text) =>
    quietly(() =>
      importPresets(
        JSON.stringify({ format: 'checkout-desk-presets', version: 1, presets: [preset({ label: text, name: text })] }),
        [],
        { accountIds: [], newId: () => 'id' },
      ),
    ),
  'checkout-form/presets/file.ts importPresets of anything': (text) =>
    quietly(() =>
      importPresets(`{"format":"checkout-desk-presets","version":1,"presets":[${text}]}`, [], {
        accountIds: [],
        newId: () => 'id',
      }),
    ),
  'checkout-form/presets/list.ts freeLabel': (text) => freeLabel([preset({ label: text })], text),
  'checkouts/annotate.ts tidyNote': tidyNote,
  'checkouts/backup/checkoutCsv.ts csvRow': (text) => csvRow(checkout({ note: text }), null),
  'checkouts/backup/checkoutSheet.ts sheetFormat': (text) =>
    sheetFormat(() => null).checkouts([checkout({ note: text })], { db: DB, inOrder: true, total: 1 }),
  'checkouts/backup/lines.ts linesOf': (text) => Array.fromAsync(linesOf(new Blob([text]))),
  'checkouts/backup/merge.ts mergedCheckout': (text) =>
    mergedCheckout(checkout({ note: text, tags: [text] }), checkout({ note: `${text}\nx`, tags: ['x'] }), []),
  'checkouts/backup/stored.ts readHead': readHead,
  'checkouts/backup/stored.ts readLine': (text) => readLine(text, NOW),
  'checkouts/backup/stored.ts readLine of a checkout': (text) =>
    readLine(line({ orderId: text, note: text, tags: [text], url: text, answer: text, returnUrl: text }), NOW),
  'checkouts/bounds.ts isAnswerCut': isAnswerCut,
  'checkouts/bounds.ts isNoteCut': isNoteCut,
  'checkouts/bounds.ts keptAnswer': keptAnswer,
  'checkouts/bounds.ts keptEntryNote': keptEntryNote,
  'checkouts/bounds.ts keptNote': keptNote,
  'checkouts/describe/detailText.ts coinOf': coinOf,
  'checkouts/describe/detailText.ts coinText': (text) => coinText(text, text),
  'checkouts/describe/detailText.ts paymentWord': paymentWord,
  'checkouts/describe/detailText.ts networkWord': networkWord,
  'checkouts/describe/detailText.ts typeWord': typeWord,
  'checkouts/describe/orderName.ts hasNumber': hasNumber,
  'checkouts/describe/orderName.ts orderName': (text) => orderName({ orderId: text, id: text }),
  'checkouts/describe/text.ts statusWord': (text) => statusWord(text, text),
  'checkouts/tags.ts changeTags': (text) => changeTags(['a'], [text], [text]),
  'checkouts/tags.ts changeTags of many': (text) => {
    const tags = Array.from({ length: Math.ceil(text.length / 20) }, (_, at) => text.slice(20 * at, 20 * at + 20) + at);
    return changeTags(
      tags.map((tag) => `${tag}a`),
      tags,
      tags.map((tag) => `${tag}b`),
    );
  },
  'checkouts/tags.ts isSameTag': (text) => isSameTag(text, `${text}x`),
  'checkouts/tags.ts tidyTag': tidyTag,
  'checkouts/tags.ts typedTags': typedTags,
  'inqud/checkoutIds.ts checkoutIdsIn': checkoutIdsIn,
  'inqud/draftLimits.ts isReturnUrl': (text) => [isReturnUrl(text), isReturnUrl(`https://x.example/${text}`)],
  'inqud/errors.ts anotherCheckout': anotherCheckout,
  'inqud/coinOption.ts coinParts': coinParts,
  'inqud/errors.ts errorOfStatus': (text) => errorOfStatus(400, { message: text, errors: text.split(',') }, null),
  'inqud/errors.ts parseRetryAfter': (text) => parseRetryAfter(text, NOW),
  'demo/identity.ts storyOf': storyOf,
  'demo/identity.ts checkoutOfDemoLink': (text) => checkoutOfDemoLink(`https://demo.invalid/${text}`),
  'inqud/ids.ts isId': (text) => [isId('widget', text), isId('checkout', text), isId('token', text)],
  'inqud/json.ts parseJson': (text) => quietly(() => parseJson(text)),
  'inqud/json.ts parseJson of a number': (text) => quietly(() => parseJson(`[${text}]`)),
  'inqud/origins.ts hostedPageOf': hostedPageOf,
  'inqud/paymentLink.ts paymentLink': (text) => paymentLink({ id: text, url: `https://x.example/${text}` }),
  'inqud/timestamp.ts parseTimestamp': parseTimestamp,
  'inqud/webAddress.ts webAddress': (text) => [webAddress(text), webAddress(`https://x.example/${text}`)],
  'navigation/route.ts routeOf': routeOf,
  'navigation/route.ts routeOf of a page': (text) => routeOf(`#/checkouts/${text}?${text}`),
  'navigation/customerDisplay.ts displayedIn': displayedIn,
  'popup/popupAddress.ts languageIn': languageIn,
  'popup/popupAddress.ts themeIn': themeIn,
  'requests/curl.ts curlOf': (text) => curlOf({ ...REQUEST, body: { text, cut: false } }),
  'requests/filter.ts filterRequests': (text) =>
    filterRequests([{ ...REQUEST, body: { text: 'ab', cut: false } }], { text, failedOnly: false }, NOW),
  'requests/keptBody.ts keptBody': (text) => keptBody(text, ['secret', '11', '..']),
  'search/amounts.ts readAmounts': readAmounts,
  'search/choices.ts choiceOf': (text) => choiceOf('status', text),
  'search/mistakes/stray.ts strayIn': (text) => strayIn(parseSearch(text).written),
  'search/dates.ts rangeOf': (text) => rangeOf(text, NOW),
  'search/entry.ts entryOf': (text) => [entryOf(checkout({ note: text })), entryOf(named(text))],
  'search/fold.ts foldId': foldId,
  'search/fold.ts isUnspaced': isUnspaced,
  'search/fold.ts partsOf': partsOf,
  'search/fold.ts withoutMarks': withoutMarks,
  'search/fold.ts wordsOf': wordsOf,
  'search/language.ts parseSearch': parseSearch,
  'search/language.ts parseSearch of values': (text) => printSearch(parseSearch(`tag:${text} status:${text}`).written),
  'search/overviewView.ts overviewViewOf': overviewViewOf,
  'search/values.ts printValue': (text) => [printValue('status', text), printValue('tag', text)],
  'search/values.ts quote': quote,
  'search/values.ts readValue': (text) => FIELDS.map((field) => readValue(field, text, false)),
  'search/view.ts viewOf': viewOf,
  'share/explorer.ts explorerLink': (text) => explorerLink('address', 'BITCOIN', text),
  'share/fileName.ts qrFileName': (text) => qrFileName(text, 'png'),
  'share/fillLine.ts fillLine': (text) =>
    fillLine(text, { link: 'https://x.example/', orderId: '1', amount: null, name: 'n', expires: null }),
  'share/fillMessage.ts fillMessage': (text) =>
    fillMessage(MESSAGE, { ...named(text), name: text, amount: { amount: '1', currency: text } }),
  'share/fillMessage.ts fillMessage of a template': (text) =>
    fillMessage({ ...MESSAGE, text }, checkout(), 'https://x.example/'),
  'share/links.ts channelsOf': (text) => channelsOf({ subject: '', text, url: text }).map(({ href }) => href)[1],
  'share/messageMistakes.ts messageMistakes': (text) =>
    messageMistakes({ ...MESSAGE, title: text, subject: text, text }, true, []),
  'share/prettyJson.ts prettyJson': prettyJson,
  'share/qr.ts qrOf': qrOf,
  'share/snippets/html.ts htmlSnippet': htmlSnippet,
  'share/snippets/quoting.ts asString': asString,
  'share/snippets/quoting.ts inAttribute': inAttribute,
  'share/snippets/react.ts reactSnippet': reactSnippet,
  'share/snippets/typescript.ts typescriptSnippet': typescriptSnippet,
  'share/snippets/vue.ts vueSnippet': vueSnippet,
  'share/supportText.ts supportText': (text) => supportText(named(text)),
  'share/withoutLinks.ts withoutLinks': withoutLinks,
  'shared/alike.ts alikeKey': alikeKey,
  'shared/alike.ts alikeSpellings': (text) => alikeSpellings(text),
  'shared/alike.ts casesOf': casesOf,
  'shared/letters/twins.ts latinTwins': latinTwins,
  'shared/letters/twins.ts otherTwins': otherTwins,
  'shared/alike.ts isAlike': (text) => isAlike(text, `${text}x`),
  'webhooks/encodings.ts base64Text': base64Text,
  'webhooks/encodings.ts bytesText': bytesText,
  'webhooks/encodings.ts htmlText': htmlText,
  'webhooks/encodings.ts parsedString': parsedString,
  'webhooks/encodings.ts percentText': percentText,
  'webhooks/encodings.ts stringText': stringText,
  'checkout-form/linkOrId.ts isLinkOrId': isLinkOrId,
  'shared/bareOrder.ts bareOrder': bareOrder,
  'shared/bareOrder.ts labelOf': labelOf,
  'shared/bareOrder.ts withoutMarksAround': withoutMarksAround,
  'shared/csv.ts csvLine': (text) => csvLine([text]),
  'shared/csv.ts escapeFormula': escapeFormula,
  'shared/csv.ts tableLine': (text) => tableLine([text]),
  'shared/csv.ts unescapeFormula': unescapeFormula,
  'shared/csv.ts withoutFormula': withoutFormula,
  'shared/cutText.ts cutText': (text) => cutText(text, 100),
  'shared/cutText.ts cutWhole': (text) => cutWhole(text, text.length - 1),
  'shared/digits.ts asciiDigits': asciiDigits,
  'shared/foreignText.ts foreignText': (text) => [foreignText(text), foreignText(text, Number.POSITIVE_INFINITY)],
  'shared/foreignText.ts tooltip': tooltip,
  'shared/fold.ts fold': fold,
  'shared/foreignText.ts isolated': (text) => isolated(text),
  'shared/json/jsonDepth.ts isDeeperThan': (text) => isDeeperThan(text, 1_000_000),
  'shared/json/jsonLayout.ts layJson': (text) => layJson(text, { indent: '    ', colon: ': ', comma: ', ' }),
  'shared/lists.ts lastComma': lastComma,
  'shared/lists.ts listParts': listParts,
  'shared/day/localMinute.ts equalTimes': equalTimes,
  'shared/day/localMinute.ts momentsOf': momentsOf,
  'shared/day/localMinute.ts withoutOffset': withoutOffset,
  'shared/numberTest.ts numberTest': (text) => [numberTest(text)?.isIn(text), numberTest('001')?.isIn(text)],
  'shared/plainText.ts plainText': plainText,
  'shared/template.ts fillTemplate': (text) => fillTemplate(text, VALUES),
  'shared/template.ts hasPlaceholder': (text) => hasPlaceholder(text),
  'shared/text.ts hasInvisible': hasInvisible,
  'shared/text.ts lineMistake': lineMistake,
  'shared/text.ts trimUnseen': trimUnseen,
  'shared/unknownPlaceholder.ts unknownPlaceholder': (text) => unknownPlaceholder(text, ['a', 'b']),
  'webhooks/bodyChanges.ts textsBefore': (text) => longestOf(textsBefore(text)),
  'webhooks/cmdWords.ts cmdWords': cmdWords,
  'webhooks/cmdWords.ts isCmd': isCmd,
  'webhooks/curl.ts readCurl': readCurl,
  'webhooks/dechunk.ts dechunk': dechunk,
  'webhooks/diagnose.ts diagnose': (text) => diagnose(mac, text, VECTOR.digest),
  'webhooks/diagnose.ts diagnose a digest': (text) => diagnose(mac, VECTOR.body, text),
  'webhooks/digest.ts sameText': (text) => sameText(text, text),
  'webhooks/digest.ts verifyDigest': (text) => verifyDigest(mac, text, text),
  'webhooks/digestText.ts readDigest': readDigest,
  'webhooks/event.ts readEvent': readEvent,
  'webhooks/event.ts readEvent of a checkout': (text) =>
    readEvent(JSON.stringify({ id: `CCO-${text}`, status: text, clientOrderId: text, projectId: text })),
  'webhooks/httpText.ts readHttpText': readHttpText,
  'webhooks/httpText.ts readHttpText of a body': (text) => readHttpText(`a: b\nContent-Length: 1\n\n${text}`),
  'webhooks/httpText.ts readHttpText of a header': (text) => readHttpText(`X-Payload-Digest: ${text}\n\n{}`),
  'webhooks/jsonTree.ts fieldOf': (text) => fieldOf(jsonTree(`{${JSON.stringify(text)}:1}`) ?? NO_TREE, text),
  'webhooks/jsonTree.ts jsonTree': jsonTree,
  'webhooks/jsonTree.ts stringIn': (text) => quietly(() => stringIn(text)),
  'webhooks/pasted.ts readPasted': readWebhook,
  'webhooks/pasted.ts readPasted of curl': (text) => readWebhook(`curl https://x.example -H 'a: b' --data-raw ${text}`),
  'webhooks/pasted.ts readPasted of quoted curl': (text) => readWebhook(`curl x -d '${text}' -H "a: ${text}"`),
  'webhooks/pasted.ts readPasted of cmd': (text) => readWebhook(`curl ^"x^" -d ^"${text}^" -H ${text}`),
  'webhooks/pasted.ts readPasted of a request': (text) => readWebhook(`POST /x HTTP/1.1\n${text}\n\n${text}`),
  'webhooks/pasted.ts readPasted of an event': (text) =>
    readWebhook(JSON.stringify({ headers: { 'x-payload-digest': text }, body: text, isBase64Encoded: false })),
  'webhooks/shellWords.ts shellWords': shellWords,
  'webhooks/wrapped.ts unwrap': (text) => unwrap(text),
  'webhooks/wrapped.ts unwrap a string': (text) => unwrap(JSON.stringify(JSON.stringify({ body: text }))),
  'widget/contract.ts normaliseStatus': normaliseStatus,
  'widget/detailText.ts detailText': (text) => detailText({ id: text, status: text }),
  'widget/eventLog.ts withEvent': (text) =>
    withEvent([], { text: text.slice(0, 4001), detail: null }, { number: 1, at: NOW, checkoutId: 'x' }),
};

/** Functions that take a text first, and why their input is no text from outside of any length. */
export const NO_PARSERS: Record<string, string> = {
  'amounts/decimalMark.ts decimalMark': 'the tag of a locale',
  'about/bundled.ts describePackage': 'the name of a package of ours, while building',
  'about/bundled.ts packageOf': 'a path of ours, while building',
  'about/changelog.ts releasesOf': 'a page of ours, while building',
  'accounts/form.ts sameId': 'compares two texts',
  'accounts/strength.ts strengthOf': 'looks at the first 100 characters',
  'background/vault/passphraseKey.ts closeUnder': 'a passphrase, of checked length',
  'background/vault/passphraseKey.ts openWith': 'a passphrase, of checked length',
  'background/vault/vault.ts signerOf': 'the ID of a token',
  'sealing/derivedKey.ts derivedKey': 'a passphrase, of checked length',
  'sealing/derivedKey.ts newPassphraseKey': 'a passphrase, of checked length',
  'team/contract/box.ts sealTo': 'a public key, of checked length',
  'team/contract/checkedText.ts checkedText': 'writes a code',
  'team/contract/checkedText.ts readCheckedText': 'under `readJoinCode` and `readInvitation`',
  'team/receiver/hook.ts parcelOf': 'the ID of a shop; the body is read by `readEvent`',
  'team/receiver/spool.ts openSpool': 'a path that the admin chose',
  'team/admin/state/folder.ts createFolder': 'a path that the admin chose',
  'team/admin/state/folder.ts hashOf': 'a file that the tool wrote',
  'team/admin/server/configDigest.ts configDigest': 'a path that the admin chose',
  'team/connection/impatientSocket.ts impatientSocket': 'the address of a server, by the invitation',
  'sync/audit.ts logOf': 'the ID of a desk',
  'sync/outbox.ts dueRow': 'the ID of a checkout',
  'team/admin/config/text.ts quoted': 'what the admin typed, of checked length',
  'team/admin/config/usersConf.ts receiverGuest': 'a public key',
  'team/admin/checks/address.ts checkCertificate': 'a host that the admin chose',
  'team/admin/checks/address.ts readCertificate': 'a host that the admin chose',
  'team/contract/subjects.ts leaseSubject': 'the ID of a checkout',
  'team/contract/subjects.ts inboxOf': 'the name of an agent, of checked length',
  'sync/noteHistory.ts oldNote': 'a note, of checked length',
  'sync/stamp.ts oldStamp': 'the ID of a desk',
  'sync/stamp.ts isStamp': 'looks at its first 23 characters',
  'team/shared/sharedRecord.ts isSharedKind': 'compares it with four words',
  'sealing/deskId.ts isDesk': 'looks at its first 11 characters',
  'checkouts/database.ts openHistory': 'the name of a database',
  'accounts/database.ts openAccounts': 'the name of a database',
  'sealing/seal.ts sealingParameters': 'what a value is sealed for, a name of ours',
  'sealing/wipe.ts withBytesOf': 'encodes a text once',
  'messaging/guardedSettings.ts guardedSetting': 'looks a key up',
  'checkouts/backup/encryptedHeader.ts openWith': 'a passphrase, of checked length',
  'checkouts/backup/csvWords.ts csvStatus': 'looks a status up',
  'checkouts/backup/csvWords.ts csvType': 'looks a type up',
  'language/languages.ts isLanguage': 'looks a tag up',
  'navigation/settingsSections.ts settingsPageOf': 'looks a page up',
  'shared/theme.ts isTheme': 'compares two texts',
  'background/vault/vault.ts underBrowserKey': 'the ID of an account',
  'checkout-form/form/fillIn.ts accountToSwitchTo': 'the ID of an account',
  'checkout-form/presets/startForm.ts startForm': 'the ID of an account',
  'checkout-form/settings.ts forgetUnsent': 'the ID of an attempt',
  'checkouts/rules/notifications.ts pausedNotification': 'the ID of an account',
  'inqud/authentication.ts sendSecret': 'the ID of a token',
  'inqud/authentication.ts signWith': 'the ID of a token',
  'navigation/customerDisplay.ts openCustomerDisplay': 'an ID that is stored',
  'navigation/openDesk.ts openDesk': 'an address that we have written',
  'permissions/permissions.ts hasSite': 'one of our two sites',
  'search/oneText.ts oneText': 'looks it up',
  'storage/health.ts troubleFailure': 'the name of a trouble',
  'storage/settings.ts notifyOfChange': 'the key of a setting',
  'storage/settingsDatabase.ts readValues': 'the name of an area',
  'storage/settingsDatabase.ts removeAllBut': 'the name of an area',
  'storage/settingsDatabase.ts writeValue': 'the key of a setting',
  'share/clipboard.ts copyBlob': 'a type that we name',
  'share/messages.ts defaultMessage': 'the ID of a message',
  'share/snippets/typescript.ts showCheckout': 'a part of an example',
  'shared/digits.ts asciiDigit': 'one character',
  'shared/letters/simpleLetter.ts simpleLetter': 'one character',
  'webhooks/encodings.ts numbersText': 'a list of numbers',
  'shared/text.ts isUnseen': 'one character',
};

const NO_TREE = { is: 'value', text: '' } as const;

/** A table's format does not use its database. */
const DB = undefined as never;

/** Several texts, of which each may be as long as the given one. */
function longestOf(texts: Iterable<{ text: string }>): string {
  let longest = '';
  for (const { text } of texts) if (text.length > longest.length) longest = text;
  return longest;
}
