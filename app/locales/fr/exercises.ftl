exercises-title = Exercices
exercises-lede = Pour s’essayer, sans note et sans trace : rien de ce que vous répondez n’est conservé.
exercise-mailbox = Une boîte de réception à trier
exercise-about-mailbox = Douze messages, dont certains trompent. Reconnaissez-les, et marquez ce qui vous a mis la puce à l’oreille.
exercise-lede-mailbox = Vous êtes Camille, de l’Atelier Morvan ; l’adresse de l’entreprise finit par morvan.example. Voici vos messages : auxquels se fier ?
exercise-links = Lire une adresse
exercise-about-links = Démontez une adresse pièce par pièce, puis dites où mènent celles qu’on vous montre.
exercise-lede-links = Dans une adresse, une seule partie décide où l’on va. Le reste peut être écrit pour vous tromper.
exercise-incident = Dix minutes d’incident
exercise-about-incident = Vous avez cliqué, et quelque chose ne va pas. L’horloge tourne : que faites-vous, et qui prévenez-vous ?
exercise-lede-incident = Un matin ordinaire, un clic de trop. Décidez ; l’histoire suit, et le bilan vient à la fin.
exercise-review = Relire du code
exercise-about-review = Trouvez la ligne fautive, puis regardez l’attaque se dérouler sur le code et sur sa réparation.
exercise-lede-review = Une ligne de chaque extrait ouvre la porte. Marquez-la, puis voyez ce qu’un attaquant en fait.
exercise-passwords = Le laboratoire des mots de passe
exercise-about-passwords = Combien de temps pour deviner ? Essayez, et tirez au sort une phrase de passe. Rien ne quitte la page.
exercise-lede-passwords = Ce que vaut un mot de passe dépend de la façon dont il a été choisi, et de celui qui cherche à le deviner.
exercise-progress = Avancement
exercise-done = { $n } sur { $total }, fait
exercise-open = { $n } sur { $total }, à faire
exercise-train = Ce que vous pouvez travailler :
exercise-nothing-to-train = Rien à reprendre dans ce que vous avez répondu.
exercise-not-kept = Ce résultat n’est pas conservé, et personne d’autre ne le voit.
exercise-others = Les autres exercices
exercise-again = Recommencer
exercise-finish = Voir le bilan
exercise-stop = S’arrêter là

mailbox-hint = Cochez dans le message ce qui vous paraît suspect, puis dites ce que vous en pensez. Tout ce qui peut se cocher n’est pas suspect.
mailbox-question = Ce message est-il…
mailbox-marked = { $n } éléments cochés
mailbox-marked-one = Un élément coché
mailbox-inbox = Boîte de réception
mailbox-count = { $n } sur { $total } triés
mailbox-mail = Courriel
mailbox-sms = SMS
mailbox-chat = Messagerie instantanée
mailbox-address = De
mailbox-reply-to = Répondre à
mailbox-received = Reçu
mailbox-subject = Objet
mailbox-attachment = Pièce jointe
mailbox-leads-to = mène à
mailbox-clues = Indice par indice
mailbox-act = Que faire :
mailbox-next = Message suivant
mailbox-end = { $n ->
    [0] Aucun message trié pour l’instant
    [one] Un message trié sur { $total }
   *[other] { $n } messages triés sur { $total }
}
verdict-genuine = Authentique
verdict-doubtful = Douteux
verdict-fraudulent = Frauduleux
judgement-right = { $truth ->
    [genuine] Oui, ce message est authentique.
    [doubtful] Oui : en le lisant, on ne peut pas trancher.
   *[fraudulent] Oui, c’est une fraude.
}
judgement-careful = { $truth ->
    [genuine] Prudent : ce message était authentique, et il y avait de quoi le voir.
   *[fraudulent] Prudent, mais on pouvait trancher : c’est une fraude.
}
judgement-hasty = { $truth ->
    [genuine] Non : ce message est authentique.
   *[doubtful] Trop vite : ce message est peut-être honnête, il faut vérifier.
}
judgement-trusting = { $truth ->
    [doubtful] Trop confiant : il fallait vérifier d’abord.
   *[fraudulent] Non, c’est une fraude.
}
mark-found = suspect, et vous l’avez vu
mark-missed = suspect, non coché
mark-needless = coché, mais normal
mark-sound = normal

link-try = Démonter une adresse
link-label = Une adresse
link-hint = Tapez-la ou collez-la, sans l’ouvrir. Elle est lue dans cette page et n’est envoyée nulle part. Sans WebAssembly, le bouton l’envoie à Vigie, qui ne la garde pas.
link-button = Démonter
link-leads-to = Cette adresse mène à
link-in-letters = c’est-à-dire, en toutes lettres,
link-nowhere = Ce n’est pas une adresse complète : il y manque le nom d’un site, avec un point.
link-too-long = Ce texte est trop long pour une adresse.
link-not-web = Cette adresse ne mène pas à un site : elle fait agir un programme.
link-parts = Ses parties
link-look = À regarder de près
link-nothing-odd = Rien d’inhabituel dans sa forme. Cela ne dit pas que le site est honnête : demandez-vous si c’est bien celui que vous vouliez.
link-scheme = Protocole
link-scheme-note = La façon de se parler. https chiffre le trajet ; il ne dit pas qui est au bout.
link-user = Utilisateur
link-user-note = Tout ce qui précède un @ ne décide de rien.
link-subdomains = Sous-domaines
link-subdomains-note = Choisis librement par le propriétaire du site.
link-site = Le site
link-site-note = C’est cette partie qui décide : le nom que quelqu’un a déposé.
link-port = Port
link-port-note = La porte du serveur, rarement écrite.
link-path = Chemin
link-path-note = L’endroit dans le site ; on peut y écrire n’importe quel nom.
link-query = Paramètres
link-query-note = Ce qui est transmis au site, parfois de quoi vous reconnaître.
link-fragment = Ancre
link-fragment-note = Un endroit dans la page.
link-warn-unencrypted = http sans s : ce qui passe peut être lu et changé en route.
link-warn-not-web = Ce n’est pas une adresse de site.
link-warn-user = Un nom suivi d’un @ se tient devant le site : il est là pour être pris pour lui.
link-warn-numeric = Des chiffres à la place d’un nom : on ne sait pas à qui l’on parle.
link-warn-foreign-letters = Des lettres accentuées ou d’un autre alphabet, qui peuvent ressembler à d’autres.
link-warn-mixed-letters = Des lettres de deux alphabets dans un même mot : aucune langue n’écrit ainsi.
link-warn-punycode = Un nom écrit sous sa forme technique (xn--) : les lettres affichées peuvent imiter celles d’un autre.
link-warn-ending-inside = Une terminaison connue (.com, .fr…) se trouve au milieu : le nom ne s’arrête pas là.
link-warn-port = Un port inhabituel.
link-warn-address-inside = Une autre adresse est glissée dans les paramètres : le site peut vous y envoyer.
link-warn-shortened = Une adresse raccourcie : on ne voit pas où elle mène.
link-series = Où mène cette adresse ?
link-series-note = Dites quel site répondrait. Les adresses sont inventées.
link-question = Adresse { $n } sur { $total }
link-options = À quel site mène cette adresse ?
link-right = Oui : elle mène à { $site }.
link-wrong = Elle mène à { $site }, et non à { $given }.
link-next = Adresse suivante
link-end = { $n ->
    [0] Aucune adresse bien lue sur { $total }
    [one] Une adresse bien lue sur { $total }
   *[other] { $n } adresses bien lues sur { $total }
}
link-rule = La règle : entre // et la barre suivante, lisez de droite à gauche. Le site finit là, et commence avant l’avant-dernier point, ou un cran plus loin quand la terminaison est double.

incident-time = Il est
incident-debrief = Vos décisions
incident-remember = À garder en tête
incident-first = Couper le réseau, câble et Wi-Fi ; laisser la machine allumée, sans redémarrer.
incident-second = Ne plus toucher à rien, et dire ce qui s’est passé, tout de suite, à la personne ou au numéro prévus.
incident-third = Noter l’heure, ce que vous avez fait, ce que vous avez vu ; garder le message.
incident-fourth = Laisser les messages aux clients, à la police et à la CNIL à ceux dont c’est le rôle ; ils ont besoin de vos notes.
incident-back = Revenir à la première décision à revoir
worth-good = Bonne décision
worth-fair = Compréhensible, mais il y avait mieux
worth-poor = À éviter
ending-good = L’incident est contenu.
ending-fair = L’incident est contenu, mais il a coûté plus qu’il ne fallait.
ending-poor = L’incident s’est étendu.

review-place = { $language }, extrait { $n } sur { $total }
review-question = Quelle ligne ouvre la porte ?
review-answer = C’est cette ligne
review-right = Oui, c’est la ligne { $line }.
review-wrong = C’est la ligne { $line }, et non la { $given }.
review-before = Le code tel qu’il est
review-after = Le code réparé
review-attack = L’attaque, pas à pas
review-step = { $n } sur { $total }
review-more = Étape suivante
review-next = Extrait suivant
review-end = { $n ->
    [0] Aucune ligne trouvée sur { $total }
    [one] Une ligne trouvée sur { $total }
   *[other] { $n } lignes trouvées sur { $total }
}

lab-plain = L’estimation se fait dans la page, avec WebAssembly, qui ne fonctionne pas ici. Elle ne se fait pas sur le serveur, exprès : un mot de passe ne s’envoie pas pour être essayé. Le tableau ci-dessous dit l’essentiel.
lab-try = Essayer
lab-hint = Rien n’est envoyé ni conservé. N’écrivez tout de même pas un mot de passe que vous utilisez : essayez-en un du même genre.
lab-field = Un mot de passe
lab-show = L’afficher
lab-guesses = Un attaquant bien outillé le trouverait en 10 puissance { $n } essais environ.
lab-attack = Attaque
lab-time = Temps pour deviner
lab-honest = L’estimation reconnaît surtout l’anglais, les claviers, les dates et les mots de passe connus. Un mot rare en français, une phrase de chanson, le nom de votre chat : elle les croit meilleurs qu’ils ne sont.
lab-draw = Tirer une phrase de passe
lab-draw-note = Des mots tirés au sort se retiennent mieux que des signes, et leur valeur se calcule au lieu de s’estimer : la liste est connue, c’est le tirage qui protège.
lab-words = Mots
lab-language = Langue
lab-french = français
lab-english = anglais
lab-draw-button = Tirer au sort
lab-drawn = Phrase tirée :
lab-bits = { $n } bits : 11 par mot, car chacun est tiré parmi 2 048. Ne retirez pas jusqu’à ce que la phrase vous plaise : choisir, c’est perdre du hasard.
attack-throttled = Page de connexion qui ralentit (100 essais par heure)
attack-unthrottled = Page de connexion sans limite (10 par seconde)
attack-slow-hash = Fichier volé, mots de passe bien protégés (10 000 par seconde)
attack-fast-hash = Fichier volé, mal protégés (10 milliards par seconde)
span-moment = moins d’une seconde
span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n } j
span-months = { $n } mois
span-years = { $n } ans
span-thousand-years = { $n } milliers d’années
span-million-years = { $n } millions d’années
span-beyond = au-delà de toute mesure
lab-found-keys = Reconnu : des touches voisines sur le clavier.
lab-found-repeat = Reconnu : une répétition.
lab-found-common = Reconnu : un mot de passe courant, ou presque.
lab-found-sequence = Reconnu : une suite, comme abc ou 6543.
lab-found-year = Reconnu : une année récente.
lab-found-word = Reconnu : un mot seul.
lab-found-date = Reconnu : une date.
lab-found-name = Reconnu : un nom ou un prénom.
lab-table = Ce que valent la longueur et le hasard
lab-table-note = Pour des signes et des mots tirés au sort. Choisis par quelqu’un, ils valent bien moins.
lab-drawn-what = Tiré au sort
lab-drawn-bits = Bits
lab-drawn-slow = Fichier volé, bien protégé
lab-drawn-fast = Fichier volé, mal protégé
lab-eight-letters = 8 minuscules
lab-eight-any = 8 signes de toutes sortes
lab-twelve-any = 12 signes de toutes sortes
lab-four-words = 4 mots
lab-six-words = 6 mots
lab-eight-words = 8 mots
lab-sources = D’où viennent ces chiffres
lab-rates = Les quatre attaques et leurs vitesses sont celles de zxcvbn (D. Wheeler, « zxcvbn : Low-Budget Password Strength Estimation », USENIX Security 2016). Ce sont des ordres de grandeur : une machine d’aujourd’hui peut aller plus vite contre un fichier mal protégé. Les temps sont ceux qu’il faut en moyenne.
lab-advice = Depuis 2022, la CNIL vise 80 bits pour un mot de passe seul, et 50 quand les essais sont limités. Le plus sûr reste un gestionnaire de mots de passe, une longue phrase pour l’ouvrir, et un second facteur.
lab-lists = Les mots sont ceux des listes BIP-39 (domaine public, CC0), sans accents. L’estimation est celle de la bibliothèque zxcvbn pour Rust (licence MIT). Le hasard vient de votre navigateur.
