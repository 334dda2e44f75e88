# The learner’s pages.

# Sign-in
sign-in-title = Se connecter
sign-in-email = Adresse électronique
sign-in-password = Mot de passe
sign-in-password-again = Saisissez de nouveau votre mot de passe.
sign-in-wrong = L’adresse ou le mot de passe ne correspond pas.
sign-in-wrong-more = Vérifiez l’adresse et saisissez de nouveau le mot de passe. Si cela ne suffit pas, le lien ci-dessous permet d’en choisir un autre.
sign-in-too-many = Trop d’essais en peu de temps.
sign-in-too-many-more = Votre compte n’est pas bloqué. Attendez quelques minutes, puis recommencez.
sign-in-expired = Votre session a pris fin.
sign-in-expired-more = Ce qui était enregistré l’est toujours. Connectez-vous pour reprendre où vous en étiez.
sign-in-busy = Beaucoup de personnes se connectent en ce moment.
sign-in-busy-more = Votre mot de passe n’a pas été vérifié. Recommencez dans une minute.

# Home
home-hello = Bonjour { $name }
home-by = { $count ->
    [one] Un module
    [2] Deux modules
    [3] Trois modules
    [4] Quatre modules
    [5] Cinq modules
    [6] Six modules
   *[other] { $count } modules
} d’ici le { $date }, environ { $duration }.
home-today = { $count ->
    [one] Un module à finir
    [2] Deux modules à finir
    [3] Trois modules à finir
   *[other] { $count } modules à finir
} aujourd’hui, environ { $duration }.
home-tomorrow = { $count ->
    [one] Un module à finir
    [2] Deux modules à finir
    [3] Trois modules à finir
   *[other] { $count } modules à finir
} d’ici demain, environ { $duration }.
home-all-late = { $count ->
    [one] Un module en retard
    [2] Deux modules en retard
    [3] Trois modules en retard
    [4] Quatre modules en retard
   *[other] { $late } modules en retard
}, environ { $duration }.
home-some-late = { $count ->
    [one] Un module
    [2] Deux modules
    [3] Trois modules
    [4] Quatre modules
    [5] Cinq modules
    [6] Six modules
   *[other] { $count } modules
} à faire, dont { $late ->
    [one] un
    [2] deux
    [3] trois
    [4] quatre
   *[other] { $late }
} en retard, environ { $duration }.
home-done = Tout est fait. Prochain renouvellement d’ici le { $date }.
home-done-more = Rien ne vous est demandé aujourd’hui. Les leçons restent ouvertes, pour relire ou pour aller plus loin.
home-only-resting = Rien à faire aujourd’hui.
home-soon-more = « { $title } » est à refaire d’ici là. Vous pouvez vous y mettre dès maintenant : la leçon, puis le quiz.
home-nothing = Aucun module ne vous est demandé.
home-nothing-more = Votre entreprise n’a pas encore prévu de module pour vous. Les leçons vous sont ouvertes en attendant.
home-see-modules = Voir les modules
home-then = Ensuite
home-held = Vos acquis
home-all-attestations = Toutes les attestations
home-resting = En attente
horizon-label = À venir : { $dates }
horizon-today = Aujourd’hui
horizon-late = en retard
duration-minutes = { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}
duration-hours = { $hours } h { $minutes }
minutes-short = { $minutes } min
late-by = en retard { $days ->
    [one] d’un jour
   *[other] de { $days } jours
}
next-late = À finir dès que possible, en retard depuis le { $date }
next-today = À finir aujourd’hui
next-tomorrow = À finir d’ici demain
next-by = À finir d’ici le { $date }
next-what = { $minutes } min en tout : une leçon, puis un quiz de { $questions } questions.
next-progress = { $read } { $read ->
    [one] section lue
   *[other] sections lues
} sur { $sections }.
lesson-start = Commencer la leçon
lesson-continue = Reprendre la leçon
lesson-again = Relire la leçon
call-directly = Passer directement au quiz
call-go = Passer au quiz
call-resume = Reprendre le quiz
row-quiz-open = quiz commencé
row-progress = { $read } { $read ->
    [one] section lue
   *[other] sections lues
} sur { $sections }
held-until = jusqu’au { $date }
held-soon = à refaire d’ici le { $date }
held-score = Réussi avec { $percent } %
resting-paused-more = Votre absence suspend le délai.
resting-back-on = en pause jusqu’au { $date }
resting-exempt-more = Une exemption vous a été accordée.
resting-exempt-until = exempté jusqu’au { $date }

# Modules
modules-title = Modules
modules-lede = Toutes les leçons vous sont ouvertes, demandées ou non.
modules-tracks = Parcours
modules-size = { $modules ->
    [one] 1 module, { $time }
   *[other] { $modules } modules, { $time } en tout
}
modules-open = en accès libre

# Lesson
lesson-objectives = À la fin, vous saurez :
lesson-contents = Dans cette leçon
lesson-progress = { $read ->
    [0] Aucune section lue sur { $sections }
    [one] { $read } section lue sur { $sections }
   *[other] { $read } sections lues sur { $sections }
}
lesson-read-mark = (lue)
lesson-section-read = Section lue
lesson-mark-read = J’ai lu cette section
lesson-sources = Sources
lesson-neighbours = Modules voisins
lesson-previous = { $title }
lesson-next = { $title }
call-title = Le quiz
call-what = { $questions } questions, { $percent } % pour réussir. Chaque réponse est enregistrée : vous pouvez vous arrêter et reprendre.
call-start = Commencer le quiz
call-again = Refaire le quiz
call-held-until = Module acquis jusqu’au { $date }
call-latest-result = Mon dernier résultat
call-not-before = Prochain essai à partir de { $time }.
call-not-before-more = Le temps de relire : les questions ne seront pas toutes les mêmes.
see-attestation = Voir l’attestation

# Result
result-title = Résultat
result-faultless = Réussi, sans une faute.
result-passed = Réussi. { $count ->
    [0] Bravo.
    [one] Un point à relire.
    [2] Deux points à relire.
    [3] Trois points à relire.
   *[other] { $count } points à relire.
}
result-failed = Pas encore. { $count ->
    [0] Un nouvel essai vous attend.
    [one] Un point à relire.
    [2] Deux points à relire.
    [3] Trois points à relire.
    [4] Quatre points à relire.
    [5] Cinq points à relire.
   *[other] { $count } points à relire.
}
result-failed-more = Rien n’est perdu. Relisez ce qui suit, puis refaites le quiz.
result-score = { $percent } %, il en faut { $pass } %
result-again = À relire
result-because-of = Questions concernées
result-question = Question { $number }
result-all = { $count ->
    [one] Votre réponse
   *[other] Vos { $count } réponses
}
result-why = Pourquoi
result-read-section = Relire « { $title } »
result-gone = Cette question n’est plus dans le module : son corrigé ne peut plus être montré. Elle compte comme le jour du quiz.
result-line = Ligne { $line }
result-verdict-right = Juste
result-verdict-partly = En partie juste, { $percent } %
result-verdict-wrong = À revoir
result-verdict-none = Sans réponse
result-answer-right = Votre réponse, juste
result-answer-wrong = Votre réponse, à revoir
result-answer-key = La bonne réponse
result-answer-missed = Une bonne réponse, non choisie
result-spot-right = Marquée, avec raison
result-spot-wrong = Marquée, sans raison
result-spot-missed = À marquer, non marquée
result-line-right = Votre ligne, la bonne
result-line-wrong = Votre ligne, à revoir
result-line-key = La bonne ligne
result-order-yours = Votre ordre
result-order-yours-right = Votre ordre, juste
result-order-right = Le bon ordre
result-order-in-place = (à sa place)
result-order-out-of-place = (pas à sa place)

# Attestations
attestations-title = Attestations
attestations-lede = Ce que vous avez réussi, du plus récent au plus ancien.
attestations-none = Pas encore d’attestation. La première vous attend au bout d’un quiz réussi.
attestation-row = Réussi le { $date } avec { $percent } %
attestation-ended = terminée le { $date }
attestation-title = Attestation
attestation-print = Pour l’imprimer ou l’enregistrer en PDF : « Imprimer » dans le menu du navigateur, ou Ctrl + P (⌘ + P sur Mac).
attestation-sheet-title = Attestation de formation à la sécurité
attestation-says = L’entreprise atteste que
attestation-did = a réussi le quiz du module
attestation-module = Module
attestation-version = { $id }, version { $version }
attestation-objectives = Objectifs évalués
attestation-completed = Réussi le
attestation-score = Score
attestation-score-of = { $percent } %, pour { $pass } % demandés
attestation-language = Langue
attestation-valid = Valable jusqu’au
attestation-number = Attestation n°
attestation-hash = Empreinte SHA-256 du contenu :
language-fr = français
language-en = anglais

# Account
account-who = { $name }, { $email }. Votre nom et votre service viennent du fichier de l’entreprise : votre administrateur peut les corriger.
account-language = Langue
account-save-language = Changer la langue
account-theme = Apparence
account-save-theme = Changer l’apparence
theme-system = Comme l’appareil
theme-light = Claire
theme-dark = Sombre
account-password = Mot de passe
password-present = Mot de passe actuel
password-next = Nouveau mot de passe
password-again = Nouveau mot de passe, une seconde fois
password-rule = 15 caractères au moins. Quelques mots tirés au hasard font très bien l’affaire.
password-change = Changer le mot de passe
password-changed = Votre mot de passe est changé.
password-changed-more = Vos autres sessions sont fermées : reconnectez-vous là où vous en avez besoin.
password-kept = Votre mot de passe n’est pas changé.
password-kept-more = L’ancien reste valable. Corrigez le champ signalé plus bas et recommencez.
password-wrong = Ce n’est pas votre mot de passe actuel.
password-too-short = Il faut 15 caractères au moins.
password-too-long = Ce mot de passe est trop long.
password-mismatch = Les deux saisies du nouveau mot de passe diffèrent.
account-sessions = Sessions
account-sessions-count = { $count ->
    [0] Une session ouverte, celle-ci.
    [one] Une session ouverte, celle-ci.
   *[other] { $count } sessions ouvertes, celle-ci comprise.
}
account-sessions-more = Si vous avez laissé une session ouverte sur un poste partagé, ou perdu un appareil, fermez-les toutes.
account-sign-out-everywhere = Se déconnecter partout
signed-out-everywhere = Vos autres sessions sont fermées.
signed-out-everywhere-more = Celle-ci reste la seule ouverte.

# Errors
error-home = Aller à l’accueil
error-sign-in = Se connecter
error-reference = référence { $reference }
error-not-found = Cette page n’existe pas.
error-not-found-safe = L’adresse est peut-être incomplète, ou la page ne vous est pas destinée. Rien n’a été perdu.
error-not-found-next = Si un lien de Vigie vous a mené ici, donnez la référence ci-dessous à votre administrateur.
error-denied = Cette page ne vous est pas ouverte.
error-denied-safe = Elle demande un droit que votre compte n’a pas. Rien n’a été changé.
error-denied-next = Si vous devriez l’avoir, demandez-le à votre administrateur en donnant la référence ci-dessous.
error-bad-request = Cette demande n’a pas été comprise.
error-bad-request-safe = Rien n’a été changé ; ce qui était enregistré l’est toujours.
error-bad-request-next = Revenez en arrière, rechargez la page et recommencez.
error-too-large = Ce que vous avez envoyé est trop volumineux.
error-too-large-safe = Rien n’a été reçu ni changé.
error-too-large-next = Revenez en arrière et envoyez un fichier plus petit.
error-too-many = Trop de demandes en peu de temps.
error-too-many-safe = La dernière n’a pas été prise en compte ; ce qui était enregistré l’est toujours.
error-too-many-next = Attendez une minute, puis recommencez.
error-busy = Le service est très sollicité.
error-busy-safe = Votre dernière action n’a pas été prise en compte ; ce qui était enregistré l’est toujours.
error-busy-next = Attendez une minute, puis recommencez.
error-conflict = Ce quiz est déjà rendu.
error-conflict-safe = Il l’a été ici ou dans un autre onglet. Les réponses données avant sont comptées, rien n’a changé depuis.
error-conflict-next = Son résultat vous attend sur la page de la leçon.
error-cross-site = Cette demande venait d’un autre site.
error-cross-site-safe = Par prudence, elle a été refusée : rien n’a été changé.
error-cross-site-next = Si vous vouliez bien faire cela, recommencez depuis une page de Vigie. Sinon, prévenez votre référent sécurité.
error-full = Le serveur n’a plus de place.
error-full-safe = Ce que vous venez d’envoyer n’a pas été enregistré. Tout ce qui l’était avant l’est encore.
error-full-next = Prévenez l’administrateur de Vigie, puis réessayez : dans un quiz, vos réponses attendent dans la page.
error-internal = Quelque chose s’est arrêté de notre côté.
error-internal-safe = Ce qui était enregistré est en sûreté. La dernière action, elle, n’a peut-être pas été prise en compte.
error-internal-next = Attendez une minute et recommencez. Si cela dure, donnez la référence ci-dessous à votre administrateur.

# Preview, for authors
preview-title = Aperçu des leçons
preview-clean = Rien à corriger
preview-no-error = Aucune erreur
preview-errors = { $count ->
    [one] Une erreur : Vigie ne démarre pas avec elle
   *[other] { $count } erreurs : Vigie ne démarre pas avec elles
}
preview-warnings = { $count ->
    [one] Un avertissement
   *[other] { $count } avertissements
}
preview-items = Les { $count } questions, avec leurs réponses
