# The journal.
nav-journal = Journal
journal-title = Journal
journal-lede = Ce qui s’est passé, dans l’ordre, sans rien qui s’efface. Chercher une personne ou exporter laisse aussi une trace, et la personne le voit.
journal-person = Personne (nom ou adresse)
journal-action = Action
journal-any-action = Toutes
journal-from = Du
journal-until = Au
journal-search = Chercher
journal-bad-day = Une des dates n’existe pas.
journal-bad-day-more = La recherche n’en a pas tenu compte. Choisissez une date du calendrier.
journal-nobody = Personne ne porte ce nom ni cette adresse. Essayez avec moins de lettres.
journal-which = De qui s’agit-il ?
journal-more-people = Il y en a d’autres : écrivez quelques lettres de plus.
journal-none = Aucune entrée ne correspond à cette recherche.
journal-entries = Les entrées
journal-when = Quand
journal-who = Qui
journal-whom = À propos de
journal-details = Détails
journal-entry = Entrée { $seq }
journal-operator = En ligne de commande
journal-unknown = Non identifié
journal-latest = Les plus récentes
journal-older = Plus anciennes
journal-proof = Preuve
journal-proof-more = Chaque entrée porte l’empreinte de la précédente, et la fin de chaque jour est signée par une clé qui n’est pas dans la base. Une entrée changée ou retirée se voit.
journal-verify = Vérifier toute la chaîne
journal-export = Exporter ces entrées (CSV)
journal-whole = Le journal est intact.
journal-whole-more = { $entries } entrées et { $roots } signatures de fin de journée ont été vérifiées.
journal-broken = Le journal a été modifié.
journal-broken-more = Ce qui précède reste prouvé. Conservez la base et ses sauvegardes en l’état, et prévenez la personne responsable de la sécurité.
journal-altered = L’entrée { $seq } n’est pas celle qui a été écrite.
journal-missing = L’entrée { $seq } manque.
journal-cut-off = La journée du { $date } finissait par l’entrée { $seq } : elle manque.
journal-root-differs = La signature du { $date } porte sur une autre empreinte que celle du journal.
journal-root-not-signed = La fin de la journée du { $date } n’est pas signée par la clé de cette instance.
journal-what-signed_in = Connexion
journal-what-sign_in_refused = Connexion refusée
journal-what-signed_out = Déconnexion
journal-what-signed_out_everywhere = Déconnexion de tous les appareils
journal-what-password_changed = Mot de passe changé
journal-what-password_set = Mot de passe attribué
journal-what-refused = Accès refusé
journal-what-person_added = Personne ajoutée
journal-what-person_changed = Personne modifiée
journal-what-person_moved = Personne déplacée
journal-what-person_closed = Compte clos
journal-what-people_imported = Fichier des personnes importé
journal-what-rule_added = Règle ajoutée
journal-what-role_granted = Rôle accordé
journal-what-attempt_submitted = Quiz rendu
journal-what-attempt_withdrawn = Tentative retirée
journal-what-module_completed = Module réussi
journal-what-record_listed = Situation consultée dans une liste
journal-what-journal_searched = Journal consulté pour une personne
journal-what-journal_exported = Journal exporté
journal-what-journal_verified = Journal vérifié

# One's own account.
looks-title = Qui a consulté votre dossier
looks-more = Votre situation dans une liste de noms, ou ce que le journal dit de vous. Les responsables voient aussi leur équipe, sans que ce soit noté ici.
looks-none = Personne.
looks-times = { $n ->
    [one] une fois
   *[other] { $n } fois
}

# Accounts and roles.
nav-accounts = Comptes
accounts-title = Comptes et rôles
accounts-lede = Qui peut quoi, depuis quand et par qui. Personne ne décide de ses propres rôles.
accounts-person = Personne (nom ou adresse)
accounts-search = Chercher
accounts-found = Personnes trouvées
accounts-requests = En attente d’un second accord
accounts-request = { $role } pour { $name }
accounts-request-by = demandé par { $name }
accounts-until = La demande expire
accounts-approve = Accorder
accounts-refuse = Refuser
accounts-withdraw = Retirer la demande
accounts-waits = Attend l’accord d’un second administrateur.
accounts-alone = Il n’y a qu’un administrateur.
accounts-alone-more = Personne ne peut donner le second accord que demandent les rôles d’administrateur et de responsable de la sécurité. Un deuxième administrateur se crée en ligne de commande : vigie account grant.
accounts-no-holder = Personne.
accounts-since = depuis
accounts-by-machine = Accordé en ligne de commande
accounts-by = Accordé par { $name }
accounts-by-two = Demandé par { $name }, accordé par { $second }
role-learner = Personne formée
role-manager = Responsable d’équipe
role-officer = Responsable de la sécurité
role-administrator = Administrateur
role-auditor = Auditeur
role-means-learner = Suit ses modules, voit ses propres résultats.
role-means-manager = Voit qui est à jour ou en retard parmi les personnes encadrées ; jamais les réponses ni les scores.
role-means-officer = Voit la couverture et les personnes derrière chaque chiffre, tient le programme, lit le journal.
role-means-administrator = Importe les personnes, gère les comptes et les rôles ; ne voit pas les résultats.
role-means-auditor = Lit le journal et les rôles ; ne change rien.
rights-may = Ce que cette personne peut faire
rights-why-learner = C’est le droit de toute personne présente aujourd’hui.
rights-manages = { $n ->
    [one] Encadre { $n } personne
   *[other] Encadre { $n } personnes
}
rights-revoke = Retirer le rôle
rights-grant = Accorder le rôle
rights-ask = Demander le rôle
rights-give = Donner un rôle
rights-give-more = Les rôles d’administrateur et de responsable de la sécurité demandent l’accord d’un second administrateur, dans les sept jours.
rights-gone = Cette personne n’est pas dans l’entreprise aujourd’hui.
rights-gone-more = Elle ne peut rien faire, quels que soient ses rôles.
rights-no-password = Cette personne ne s’est jamais connectée.
rights-no-password-more = Elle n’a pas encore de mot de passe.
outcome-title-granted = Le rôle est accordé.
outcome-more-granted = Il vaut dès maintenant.
outcome-title-waits = La demande est enregistrée.
outcome-more-waits = Le rôle sera accordé quand un second administrateur aura donné son accord, dans les sept jours.
outcome-title-revoked = Le rôle est retiré.
outcome-more-revoked = Cela vaut dès maintenant, y compris dans les sessions ouvertes.
outcome-title-approved = Le rôle est accordé.
outcome-more-approved = Il vaut dès maintenant. Le journal garde vos deux noms.
outcome-title-refused = La demande est refusée.
outcome-more-refused = Le rôle n’est pas accordé.
outcome-title-withdrawn = La demande est retirée.
outcome-more-withdrawn = Le rôle n’est pas accordé.
outcome-title-oneself = Personne ne décide de ses propres rôles.
outcome-more-oneself = Rien n’a changé. Demandez à un autre administrateur.
outcome-title-absent = Cette personne n’est pas dans l’entreprise aujourd’hui.
outcome-more-absent = Rien n’a changé. Un rôle se donne à partir du premier jour.
outcome-title-held = Cette personne a déjà ce rôle.
outcome-more-held = Rien n’a changé.
outcome-title-asked = Ce rôle est déjà demandé pour cette personne.
outcome-more-asked = La demande attend l’accord d’un second administrateur.
outcome-title-apart = Ces deux rôles sont séparés dans votre entreprise.
outcome-more-apart = Rien n’a changé. Une même personne ne peut pas être administrateur et responsable de la sécurité.
outcome-title-same = Le second accord vient d’une autre personne.
outcome-more-same = Rien n’a changé. Vous avez fait cette demande : un autre administrateur doit l’accorder.
outcome-title-gone = Ce n’est plus à décider.
outcome-more-gone = Rien n’a changé : c’est déjà fait, retiré ou expiré. Voici la situation de maintenant.
journal-what-role_requested = Rôle demandé
journal-what-role_refused = Rôle refusé
journal-what-role_withdrawn = Demande de rôle retirée
journal-what-role_revoked = Rôle retiré
journal-what-rights_shown = Droits consultés

# Mail.
nav-mail = Courriels
mail-title = Courriels
mail-lede = Ce qui a été envoyé, à qui et pourquoi. Le contenu n’est gardé nulle part après l’envoi.
mail-waiting = { $n ->
    [0] Rien n’attend.
    [one] Un courriel attend.
   *[other] { $count } courriels attendent.
}
mail-off = Aucun serveur de courriel n’est réglé.
mail-off-more = Les courriels attendent ici, et partiront quand un serveur sera réglé (smtp-url et mail-sender), sauf s’ils ont expiré d’ici là.
mail-none = Aucun courriel n’a encore été écrit.
mail-to = Destinataire
mail-why = Motif
mail-state = Envoi
mail-next-try = { $n ->
    [one] un essai, le prochain le { $when }
   *[other] { $n } essais, le prochain le { $when }
}
mail-state-waiting = en attente
mail-state-sent = envoyé
mail-state-failed = abandonné
mail-state-expired = expiré
mail-state-withdrawn = retiré
mail-why-password_changed = Mot de passe changé
mail-why-role_granted = Rôle accordé
mail-why-role_revoked = Rôle retiré
mail-foot = Ce courriel est envoyé par Vigie, l’outil de sensibilisation à la sécurité de votre entreprise. Il ne vous demandera jamais votre mot de passe.
mail-password-changed-subject = { $organisation } : votre mot de passe a été changé
mail-password-changed-body = Le mot de passe de votre compte a été changé le { $when }. Vos autres sessions sont fermées.
mail-password-changed-other = Si ce n’est pas vous, prévenez tout de suite la personne responsable de la sécurité.
mail-role-subject = { $organisation } : vos droits ont changé
mail-role-granted = Vous avez maintenant ce rôle : { $role }.
mail-role-revoked = Vous n’avez plus ce rôle : { $role }.
mail-role-other = Si cela vous étonne, parlez-en à un administrateur.
journal-what-mail_sent = Courriel envoyé
journal-what-mail_failed = Courriel non envoyé

# Joining.
nav-invitations = Invitations
sign-in-first-time = Première connexion, ou mot de passe oublié ?
join-title = Ouvrir votre compte
join-lede = Avec le code reçu par courriel, choisissez votre mot de passe.
join-code = Code
join-code-hint = Dix lettres et chiffres, comme 7KQ2M-X9F4D. Le tiret et les majuscules ne comptent pas.
join-do = Ouvrir mon compte
join-no-code = Je n’ai pas de code, ou il a expiré
join-wrong = Ce code n’ouvre pas ce compte.
join-wrong-more = Vérifiez l’adresse et le code. Un code ne sert qu’une fois et finit par expirer : demandez-en un nouveau si besoin.
join-kept = Votre code est toujours bon. Corrigez le mot de passe et recopiez le code.
join-asked = Si cette adresse a un compte, un code vient de partir.
join-asked-more = Il arrive par courriel en quelques minutes et sert une seule fois, dans les trente minutes.
recover-title = Recevoir un code
recover-lede = Pour une première connexion ou un mot de passe oublié. Le code part à votre adresse professionnelle.
recover-do = Envoyer un code
recover-have-code = J’ai déjà un code
recover-back = Revenir à la connexion
invite-title = Invitations
invite-lede = { $n ->
    [0] Toutes les personnes présentes ont un mot de passe.
    [one] { $count } personne n’a pas encore de mot de passe ; à inviter : { $fresh }.
   *[other] { $count } personnes n’ont pas encore de mot de passe ; à inviter : { $fresh }.
}
invite-everybody = { $n ->
    [one] Inviter la seule personne qui ne l’est pas
   *[other] Inviter les { $count } personnes qui ne le sont pas
}
invite-selection = Inviter les personnes cochées
invite-none = Personne n’est à inviter.
invite-not-yet = pas encore invitée
invite-invited = invitée
invite-until = expire
invite-withdraw = Retirer
invite-more = { $n ->
    [one] Et { $count } personne de plus, pas montrée ici.
   *[other] Et { $count } personnes de plus, pas montrées ici.
}
invite-sent = { $n ->
    [one] { $count } invitation est partie.
   *[other] { $count } invitations sont parties.
}
invite-sent-more = Chacune sert une fois et expire dans sept jours. Une invitation d’avant ne marche plus.
invite-nobody = Personne n’a été invité.
invite-nobody-more = Cochez au moins une personne sans mot de passe.
invite-withdrawn = L’invitation est retirée.
invite-withdrawn-more = Son code n’ouvre plus rien.
invite-gone = Il n’y a plus d’invitation à retirer.
invite-gone-more = Elle a servi, ou quelqu’un l’a retirée avant vous.
mail-why-invitation = Invitation
mail-why-recovery = Code pour revenir
mail-subject-invitation = { $organisation } : votre code pour la formation à la sécurité
mail-body-invitation = Votre entreprise vous ouvre un compte dans Vigie, son outil de sensibilisation à la sécurité. Voici votre code, bon une seule fois, jusqu’au { $until } :
mail-subject-recovery = { $organisation } : votre code
mail-body-recovery = Quelqu’un, vous sans doute, a demandé à revenir dans votre compte. Voici le code, bon une seule fois, jusqu’au { $until } :
mail-where = Ouvrez vous-même Vigie, à l’adresse que votre entreprise vous a donnée, puis choisissez « Première connexion, ou mot de passe oublié ? » et « J’ai déjà un code ».
mail-no-link = Ce courriel ne contient aucun lien : si vous en recevez un qui en a, ne le suivez pas.
mail-recovery-other = Si ce n’est pas vous, ne faites rien : sans ce code, rien ne change. Ne le donnez à personne.
journal-what-invited = Personne invitée
journal-what-invitation_withdrawn = Invitation retirée
journal-what-joined = Compte ouvert
journal-what-recovery_asked = Code demandé
journal-what-recovered = Mot de passe repris par un code
journal-what-code_refused = Code refusé
