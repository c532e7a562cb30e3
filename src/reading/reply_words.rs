//! The words by which a reply of a mail server is told from a room, in all languages read.
//!
//! They are folded before they are compared: case, accents and quotes do not matter. A word
//! is found inside of longer ones too, except in the lists of whole words. Commas part them.

/// The words of a list, as they are written here.
pub fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim)
}

/// What only mail servers, and programs that speak to them, say.
pub const SERVER: &str = "
    smtp, rcpt to, mail from, end of data, data command, (data), ehlo, helo, starttls,
    auth login, auth plain, xoauth2, said:, responded, remote server, remote host,
    server returned, server responded, receiving server, mail server, mailserver, mx., mx1,
    mx0, mta., .mail., protection.outlook.com, prod.outlook.com, gcdp, yahoodns, pphosted,
    mimecast, proofpoint, barracuda, spamhaus, postfix, exim, sendmail, qmail, nodemailer,
    phpmailer, javax.mail, responsecode, greylist, graylist, user unknown, unknown user,
    no such user, mailbox unavailable, requested action, relay access, relaying denied,
    client host, sender address, recipient address, resolver.adr, resolver.rst, storedrv,
    queue.expired, risposta server, risposta del server, antwort des servers, serverantwort,
    réponse du serveur, respuesta del servidor, resposta do servidor, antwoord van de server,
    odpowiedź serwera, サーバーの応答, サーバーからの応答, serversvar, ответ сервера, 服务器响应, 服务器答复, 서버 응답
";

/// What only bounces say.
pub const BOUNCE: &str = "
    diagnostic-code, diagnostic information for, reporting-mta, remote-mta, final-recipient,
    original-recipient, action: failed, mailer-daemon, mail delivery s, mail delivery failed,
    delivery status notification, delivery has failed, undeliverable, undelivered,
    returned mail, returned to sender, generating server, could not be delivered,
    couldn't be delivered, wasn't delivered, permanent error, permanent fatal error,
    transcript of session, non recapitabile, mancato recapito, mancata consegna,
    il recapito non è riuscito, diagnostica per gli amministratori, unzustellbar,
    nicht zugestellt, fehler bei der zustellung, diagnoseinformationen für administratoren,
    non remis, échec de la remise, informations de diagnostic pour les, no se pudo entregar,
    error de entrega, información de diagnóstico para, não pôde ser entregue, não entregue,
    falha na entrega, informações de diagnóstico para, onbestelbaar, niet bezorgd,
    bezorging is mislukt, diagnostische gegevens voor, niedostarcz, nie można dostarczyć,
    informacje diagnostyczne dla, 配信不能, 配信できません, 管理者向けの診断情報, det gick inte att leverera,
    не доставлено, не удалось доставить, 未送达, 无法送达, 전달되지 못
";

/// What mail is about, in all languages that are read.
pub const MAIL: &str = "
    mail, smtp, recipient, sender, sending, inbox, message, spam, dkim, dmarc, spf, quota,
    deliver, relay, reject, bounce, refused, blocked, blacklist, blocklist, outlook,
    office 365, gmx, web.de, yahoo, destinatari, mittente, casella, la posta, di posta,
    messaggi, invio, inviar, respint, empfänger, absender, postfach, nachricht, zustell,
    abgelehnt, benutzer, postausgang, destinataire, expéditeur, boîte, courriel, envoyer,
    rejeté, correo, buzón, mensaje, destinatário, remitente, rebot, rechaz, caixa, mensagem,
    remetente, enviar, ontvanger, afzender, postvak, bericht, geweigerd, odbiorc, nadawc,
    skrzynk, wiadomoś, poczt, odrzuc, メール, 受信, 送信, 宛先, mottagar, avsändar, meddeland, e-post,
    получател, отправител, письм, почт, сообщени, 邮件, 邮箱, 收件, 发件, 메일, 수신자, 받는 사람
";

/// Other protocols with codes of three digits: FTP, HTTP, NNTP, SIP.
pub const OTHER_PROTOCOL: &str = "
    ftp, 331 please, 226 transfer, login incorrect, failed to open file,
    failed to change directory, could not create file, passive mode, http/1., http/2, http/3,
    http status, http error, httperror, http code, http 4, http 5, status code, statuscode,
    status_code, bad gateway, gateway time, internal server error, nntp, newsgroup, sip/2, sip:
";

/// What ends right before a reply, and before nothing else.
pub const LEADS: &str = "
    smtp;, smtp:, x-unix;, said:, diagnostic-code:, smtp code, smtp code:, smtp error,
    smtp error:, smtp error code, smtp error code:, smtp status, smtp reply, smtp reply:,
    smtp response, smtp response:, smtp server response:, reply code, reply code:,
    responsecode:, responsecode\":, responsecode =, responsecode=, server returned,
    server returned was:, server responded, server responded:, server response:,
    remote host said:, responded with, responded:, talk to me:, risposta server:,
    risposta del server:, antwort des servers:, serverantwort:, reponse du serveur:,
    reponse du serveur :, respuesta del servidor:, resposta do servidor:,
    antwoord van de server:, odpowiedz serwera:, ответ сервера:
";

/// Whole words, folded, behind which a reply may begin in the middle of a sentence.
pub const FORMAL: &str = "
    smtp, error, errors, err, code, reply, response, reason, bounce, says, said, returns,
    returned, get, gets, got, getting, does, errore, codice, risposta, dice, ricevo, fehler,
    fehlercode, antwort, meldung, kommt, bekomme, erhalte, erreur, reponse, recois, codigo,
    erro, respuesta, resposta, recibo, recebo, fout, foutcode, foutmelding, krijg, blad, kod,
    odpowiedz, fel, ошибка, ошибку, код
";

/// Whole words, folded: what has numbers of its own.
pub const NAMED_THINGS: &str = "
    room, raum, zimmer, stanza, camera, salle, chambre, sala, habitacion, kamer, pokoj, line,
    lines, linea, riga, zeile, ligne, linha, regel, row, page, pagina, seite, port, ports,
    porta, puerto, poort, version, versione, versie, wersja, versao, ver, release, build,
    kernel, linux, firmware, driver, plugin, library, package, update, rfc, section, chapter,
    step, table, figure, ticket, issue, bug, pr, order, ordine, bestellung, commande, pedido,
    invoice, fattura, rechnung, facture, factura, no, nr, number, numero, nummer, tel,
    telefono, telefon, phone, fax, ext, size, total, totale, amount, price, prezzo, preis,
    prix, precio, preco, betrag, importe, eur, usd, gbp, chf, euro, mysql, mariadb, postgresql,
    nginx, apache, php, python, node, ruby, java, wordpress, postfix, exim, sendmail, dovecot,
    qmail, exchange, phpmailer, swiftmailer, nodemailer, thunderbird, outlook, ubuntu, debian,
    centos, android, ios, macos, windows, chrome, firefox
";

/// Whole words, folded: what one counts. Replies go on with a word in the singular, or with
/// a verb, or with a name.
pub const COUNTED: &str = "
    mails, emails, messages, contacts, users, mailboxes, recipients, people, accounts, unread,
    items, files, rows, times, minutes, seconds, hours, days, kb, mb, gb, tb, kib, mib, gib,
    bytes, ms, sec, px, km, kg, eur, euro, euros, usd, dollars, chf, gbp, messaggi, utenti,
    caselle, persone, contatti, destinatari, nachrichten, benutzern, postfacher, personen,
    kontakte, empfanger, courriels, utilisateurs, destinataires, correos, usuarios, mensajes,
    contactos, mensagens, contatos, berichten, gebruikers, contacten, wiadomosci, uzytkownikow,
    通
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_has_an_empty_word_which_would_stand_everywhere() {
        for list in [SERVER, BOUNCE, MAIL, OTHER_PROTOCOL, LEADS, FORMAL, NAMED_THINGS, COUNTED] {
            assert!(words(list).all(|word| word.len() > 1), "{list}");
        }
    }
}
