# The manager's page.
team-title = { $late ->
    [0] Personne n’est en retard dans votre équipe.
    [one] Une personne a besoin de vous aujourd’hui.
    [2] Deux personnes ont besoin de vous aujourd’hui.
    [3] Trois personnes ont besoin de vous aujourd’hui.
    [4] Quatre personnes ont besoin de vous aujourd’hui.
    [5] Cinq personnes ont besoin de vous aujourd’hui.
    [6] Six personnes ont besoin de vous aujourd’hui.
   *[other] { $late } personnes ont besoin de vous aujourd’hui.
}
team-nobody-title = Vous n’encadrez personne aujourd’hui.
team-nobody = L’équipe vient du fichier des personnes. S’il manque quelqu’un, dites-le à qui tient ce fichier : c’est là que votre nom doit figurer comme responsable.
team-people = { $people ->
    [one] { $people } personne, au
   *[other] { $people } personnes, au
}
team-needs = Qui a besoin de vous
team-next = Prochaine échéance : { $name }, { $when }.
team-nothing-due = Aucune échéance n’approche non plus.
team-was-due = à finir pour le { $date }
team-write = Écrire à { $name }
team-letter-subject = Votre formation à la sécurité
team-letter = Bonjour { $name },

    Il reste à finir, la date est passée :

    { $modules }
    Comptez une dizaine de minutes par module. Qu’est-ce qui vous aiderait : un moment réservé cette semaine, un autre ordinateur, une question à voir ensemble ?
team-all = Toute l’équipe
team-seen = Vous voyez ce qui est fait et ce qui est en retard, jamais les réponses ni les scores.
team-caption = Situation de l’équipe au { $date }
team-person = Personne
team-situation = Situation
team-about = Concerne
team-modules = Modules
team-held-of = { $held } sur { $all } à jour
team-bound = { $n ->
    [one] { $n } module
   *[other] { $n } modules
}
team-unbound = aucun module à suivre
kind-employee = Salarié
kind-contractor = Prestataire
kind-intern = Stagiaire
kind-management-body = Direction
team-by-module = Qui est en retard, par module
team-module = Module
team-done = À jour
team-done-of = { $done } sur { $all }
team-to-do = À faire
team-late = En retard
team-apart = À part
team-late-by = { $days ->
    [one] en retard de { $days } jour
   *[other] en retard de { $days } jours
}
team-due = échéance { $when }
team-on-date = le { $date }

# The officer's page.
coverage-on = Couverture au
coverage-title = { $n ->
    [one] { $valid } inscription sur { $all } est à jour : { $percent }.
   *[other] { $valid } inscriptions sur { $all } sont à jour : { $percent }.
}
coverage-title-nobody = Personne n’est tenu de suivre un module ce jour-là.
coverage-nobody = La couverture se compte sur les personnes qu’une règle oblige à suivre un module. Importez les personnes, puis vérifiez les règles du programme.
coverage-unknown-day = Cette date n’existe pas ou n’est pas encore passée.
coverage-unknown-day-text = Voici la situation d’aujourd’hui. Choisissez un jour passé pour voir la sienne.
coverage-state-on = Situation au
coverage-show = Afficher
coverage-back-to-today = Revenir à aujourd’hui
coverage-gained = La couverture a gagné { $shown } { $points ->
    [one] point
   *[other] points
} depuis le { $since }{ $moves }.
coverage-lost = La couverture a perdu { $shown } { $points ->
    [one] point
   *[other] points
} depuis le { $since }{ $moves }.
coverage-steady = La couverture est la même qu’au { $since }{ $moves }.
coverage-no-before = Personne n’était tenu de suivre un module le { $since } : il n’y a rien à comparer encore.
coverage-moves = { " " }: { $moves }
coverage-move-more = { $count } de plus { $status }
coverage-move-fewer = { $count } de moins { $status }
coverage-chart = La couverture, mois après mois
coverage-chart-span = De { $was } le { $from } à { $is } le { $until }.
coverage-chart-short = Une seule valeur est connue, ou aucune.
coverage-share = Couverture
coverage-share-text = { $valid } inscriptions à jour sur { $all }.
coverage-share-means = Inscriptions à jour, divisées par les inscriptions à jour, à faire et en retard. Une inscription est une personne qu’une règle oblige à suivre un module. Les exemptées et celles en pause n’entrent pas dans le calcul. Les dixièmes sont arrondis vers le bas.
coverage-points = { $points ->
    [one] { $shown } point
   *[other] { $shown } points
}
coverage-name-valid = À jour
coverage-name-pending = À faire
coverage-name-overdue = En retard
coverage-name-apart = À part
coverage-text-valid = Sur { $all } inscriptions.
coverage-text-pending = L’échéance n’est pas passée.
coverage-text-overdue = L’échéance est passée.
coverage-text-apart = { $exempt } exemptées, { $paused } en pause.
coverage-means-valid = Le module est réussi et cette réussite est encore valable ce jour-là.
coverage-means-pending = Aucune réussite valable ce jour-là, et l’échéance est ce jour-là ou plus tard.
coverage-means-overdue = Aucune réussite valable ce jour-là, et l’échéance est antérieure.
coverage-means-apart = Une exemption accordée couvre ce jour, ou la personne est en congé. Ces inscriptions sont montrées, mais ne comptent ni pour ni contre.
coverage-definition = Définition
coverage-definition-of = { " " }: { $name }
coverage-up = ↑ { $amount } depuis le { $since }
coverage-down = ↓ { $amount } depuis le { $since }
coverage-same = inchangé depuis le { $since }
coverage-by-module = Par module
coverage-by-unit = Par unité
coverage-split = Répartition
coverage-column-pending = À faire
coverage-column-overdue = En retard
coverage-column-exempt = Exemptés
coverage-column-paused = En pause
coverage-state-valid = à jour
coverage-state-pending = à faire
coverage-state-overdue = en retard
chart-nobody = personne
chart-values = Les valeurs
chart-table = Couverture à la fin de chaque mois
chart-day = Jour

# What is behind a figure.
figure-title-valid = { $n ->
    [0] Personne n’est à jour
    [one] { $count } personne à jour
   *[other] { $count } personnes à jour
}
figure-title-pending = { $n ->
    [0] Personne n’a ce module à faire
    [one] { $count } personne a ce module à faire
   *[other] { $count } personnes ont ce module à faire
}
figure-title-overdue = { $n ->
    [0] Personne n’est en retard
    [one] { $count } personne en retard
   *[other] { $count } personnes en retard
}
figure-title-exempt = { $n ->
    [0] Personne n’est exempté
    [one] { $count } personne exemptée
   *[other] { $count } personnes exemptées
}
figure-title-paused = { $n ->
    [0] Personne n’est en pause
    [one] { $count } personne en pause
   *[other] { $count } personnes en pause
}
figure-means-valid = Le module est réussi et cette réussite est encore valable ce jour-là.
figure-means-pending = Une règle oblige la personne à suivre le module, aucune réussite n’est valable ce jour-là, et l’échéance n’est pas passée.
figure-means-overdue = Une règle oblige la personne à suivre le module, aucune réussite n’est valable ce jour-là, et l’échéance est passée.
figure-means-exempt = Une exemption accordée couvre ce jour. La personne ne compte pas dans la couverture.
figure-means-paused = La personne est en congé ce jour-là : le délai s’arrête. Elle ne compte pas dans la couverture.
figure-definition = Définition
figure-day = Jour
figure-unit = Unité
figure-count = Personnes
figure-rows = Les personnes
figure-caption = Personnes comptées au { $date }
figure-due = Échéance
figure-renew = À refaire avant le
figure-no-date = sans échéance
figure-none = Personne n’est compté ici ce jour-là.
figure-past-end = La liste s’arrête avant cette page.
figure-range = { $first } à { $last } sur { $all }
figure-pages = Pages
figure-previous = Précédentes
figure-next = Suivantes

# The people file.
import-title = Importer les personnes
import-lede = Rien ne change avant votre accord : le fichier est d’abord lu à blanc.
import-file = Fichier CSV
import-file-hint = Une personne par ligne, le nom des colonnes sur la première. En UTF-8 ou Windows-1252, avec des points-virgules, des virgules ou des tabulations.
import-limits = Au plus { $size } Mio et { $lines } lignes.
import-read = Lire à blanc
import-unreadable = Ce fichier n’a pas pu être lu. Rien n’a changé.
import-columns = Les colonnes
import-columns-text = Leur ordre, les majuscules et les accents ne comptent pas. Une colonne facultative qui manque laisse tout comme avant. Une case vide sous « profils », « responsable », « départ » ou « congé » efface ce qui était connu.
import-column = Colonne
import-needed = Présence
import-required = obligatoire
import-optional = facultative
import-example = Exemple
import-note = À savoir
import-bad-title = { $n ->
    [one] { $count } ligne est à corriger.
   *[other] { $count } lignes sont à corriger.
}
import-no-change-title = Ce fichier ne changerait rien.
import-plan-title = { $n ->
    [one] Ce fichier changerait { $count } personne.
   *[other] Ce fichier changerait { $count } personnes.
}
import-how-read = { $n ->
    [0] Aucune ligne sans problème
    [one] { $count } ligne sans problème
   *[other] { $count } lignes sans problème
}. Fichier lu en { $encoding }, colonnes séparées par { $delimiter }.
import-by-semicolon = des points-virgules
import-by-comma = des virgules
import-by-tab = des tabulations
import-nothing-changed = Rien n’a encore changé.
import-bad-text = Corrigez ces lignes dans le fichier et relisez-le. Ou appliquez, en bas de la page, seulement les lignes sans problème : les personnes des autres resteront comme elles sont.
import-problems = Les lignes à corriger
import-line = Ligne
import-value = Valeur
import-reason = Raison et remède
import-whole-line = toute la ligne
import-counts = Ce qui changerait
import-done-counts = Ce qui a été fait
import-count-added = Ajoutées
import-count-changed = Modifiées
import-count-moved = Déplacées
import-count-closed = Closes
import-count-unchanged = Inchangées
import-count-absent = Absentes
import-absent-text = Les personnes absentes du fichier restent comme elles sont. Pour clore un compte, donnez une date de départ.
import-new-units = Unités nouvelles
import-ignored-columns = Colonnes laissées de côté
import-changes = Les changements, personne par personne
import-done-changes = Les changements faits
import-change = Changement
import-detail = Détail
import-kind-added = ajout
import-kind-changed = modification
import-kind-moved = déplacement
import-kind-closed = clôture
import-more = { $n ->
    [one] Et { $count } de plus, pas montré ici.
   *[other] Et { $count } de plus, pas montrés ici.
}
import-apply = Appliquer l’import
import-changed = Rien n’a été appliqué.
import-changed-text = Les personnes ont changé depuis que vous avez lu ce fichier. Voici ce qu’il ferait maintenant.
import-apply-good = { $n ->
    [one] Appliquer la seule ligne sans problème
   *[other] Appliquer les { $count } lignes sans problème
}
import-other-file = Choisir un autre fichier
import-done-title = L’import est appliqué.
import-done-lede = Les inscriptions et la couverture en tiennent déjà compte.
import-to-coverage = Voir la couverture
import-again = Importer un autre fichier
import-left = { $n ->
    [one] { $count } ligne a été laissée de côté.
   *[other] { $count } lignes ont été laissées de côté.
}
import-left-text = Les personnes de ces lignes sont restées comme elles étaient. Corrigez le fichier et importez-le de nouveau : ce qui est déjà fait ne sera pas refait.

column-email = e-mail
column-given-name = prénom
column-family-name = nom
column-unit = unité
column-profiles = profils
column-kind = type
column-manager = responsable
column-start = arrivée
column-end = départ
column-language = langue
column-leave-from = congé du
column-leave-until = congé au
column-note-email = Une personne est reconnue à son adresse.
column-note-unit = Tout le chemin depuis la racine ; les unités nouvelles sont créées.
column-note-profiles = Séparés par des virgules.
column-note-kind = Salarié, prestataire, stagiaire ou direction. Salarié si rien n’est dit.
column-note-manager = L’adresse d’une personne du fichier ou déjà connue.
column-note-start = Le premier jour, aussi sous la forme 2026-09-01.
column-note-end = Le dernier jour ; vide s’il n’y en a pas.
column-note-language = fr ou en.
column-note-leave-from = Le premier jour d’un congé long, qui suspend les échéances.
column-note-leave-until = Le dernier jour du congé ; vide s’il n’est pas connu.

file-empty = Il est vide.
file-too-large = Il dépasse { $limit } Mio. Découpez-le en plusieurs fichiers.
file-spreadsheet = C’est un classeur, pas un fichier CSV. Dans votre tableur, choisissez « Enregistrer sous », puis « CSV UTF-8 ».
file-utf-16 = Il est en UTF-16 (« texte Unicode »). Enregistrez-le plutôt en « CSV UTF-8 ».
file-binary = Ce n’est pas un fichier de texte. Exportez-le en CSV depuis le logiciel qui l’a fait.
file-broken-utf-8 = Il commence en UTF-8, mais la ligne { $line } ne l’est pas : il a été abîmé en route. Exportez-le de nouveau.
file-missing-columns = Il manque ces colonnes sur la première ligne : { $columns }.
file-repeated-columns = Ces colonnes figurent plus d’une fois sur la première ligne : { $columns }. Gardez-en une de chaque.
file-too-many-rows = Il a plus de { $limit } lignes. Découpez-le en plusieurs fichiers.
file-too-many-cells = Il a plus de { $limit } cases. Gardez seulement les colonnes utiles.

problem-missing = La case est vide et doit être remplie.
problem-too-long = { $count } caractères, pour { $limit } au plus. Un guillemet est peut-être resté ouvert.
problem-control-character = Elle contient des caractères invisibles. Effacez la case et retapez-la.
problem-not-an-email = Ce n’est pas une adresse e-mail. Il en faut une seule, complète, comme ana.rossi@exemple.fr.
problem-duplicate-email = La ligne { $line } porte déjà cette adresse. Gardez une seule des deux lignes.
problem-not-a-date = Ce n’est pas une date. Écrivez 21/11/2026 ou 2026-11-21.
problem-impossible-date = Ce jour n’existe pas. L’ordre est : jour, mois, année.
problem-date-out-of-range = Cette date est hors de la période de 1900 à 2199. Vérifiez l’année.
problem-end-before-start = La fin précède le début, le { $start }. Corrigez l’une des deux dates.
problem-unknown-kind = Ce type n’est pas connu. Écrivez salarié, prestataire, stagiaire ou direction.
problem-unknown-language = Cette langue n’est pas connue. Écrivez fr ou en.
problem-not-a-profile = Ce n’est pas un nom de profil. Lettres, chiffres et traits d’union, 40 au plus.
problem-not-a-unit = Le chemin a un nom vide, ou trop de noms. Écrivez par exemple Agence / Studio.
problem-own-manager = La personne serait sa propre responsable. Donnez l’adresse d’une autre, ou laissez vide.
problem-unknown-manager = Cette adresse n’est ni dans le fichier ni connue. Vérifiez-la, ou ajoutez une ligne pour cette personne.
problem-manager-line-is-bad = Cette personne n’est connue que par la ligne { $line }, qui a elle-même un problème. Corrigez d’abord celle-là.
problem-manager-cycle = Les responsables tournent en rond. Changez-en un dans cette suite.
problem-already-left = La personne est partie le { $day }. Donnez sa date de départ, ou une arrivée postérieure si elle revient.
problem-leave-without-start = Le congé a une fin mais pas de début. Remplissez les deux, ou aucun.
problem-too-many-cells = { $found } cases, pour { $expected } colonnes. Mettez entre guillemets la case qui contient le séparateur.
problem-open-quote = Un guillemet s’ouvre ici et ne se ferme pas : rien n’a été lu ensuite. Fermez-le ou effacez-le.

detail-name = nom : { $to } (avant : { $from })
detail-unit = unité : { $to } (avant : { $from })
detail-unit-new = unité : { $to }
detail-kind = type : { $to } (avant : { $from })
detail-kind-new = type : { $to }
detail-manager = responsable : { $to } (avant : { $from })
detail-manager-new = responsable : { $to }
detail-manager-none = plus de responsable (avant : { $from })
detail-starts = arrivée le { $on }
detail-ends = dernier jour le { $on }
detail-no-end = sans date de départ
detail-returns = retour le { $on }
detail-profile-begins = profil ajouté : { $profile }
detail-profile-ends = profil retiré : { $profile }
detail-leave = congé du { $first } au { $last }
detail-leave-open = congé à partir du { $first }
detail-no-leave = plus de congé prévu
detail-planned = ce qui était prévu plus tard
