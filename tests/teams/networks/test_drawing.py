from teams.networks.drawing import FLAGS, bunting


def test_the_string_of_flags_stays_the_same_for_a_network_and_is_small():
    drawn = bunting("schalker-strasse")
    assert drawn == bunting("schalker-strasse")
    assert drawn.count("h20l-10 24z") == 2 * len(FLAGS)
    assert len(drawn.encode()) <= 2048


def test_networks_have_different_colours():
    assert len({bunting(f"netzwerk-{number}") for number in range(30)}) >= 3
